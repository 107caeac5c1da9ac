import type { media as ptBr } from '../pt-br/media.ts'

export const media: typeof ptBr = {
  media: {
    arriving: 'arriving…',
    unavailable: {
      gone: 'WhatsApp no longer has this file. Ask the citizen to send it again.',
      damaged: 'The file arrived damaged. Fetch it again, or ask for another one.',
      'too-large': 'The file is larger than 100 MB and was not kept. Ask for a smaller one.',
      untrusted: 'The file lies at an address that is not WhatsApp’s, and was not fetched.',
      unreachable: 'WhatsApp did not hand the file over.',
    },
    removed: 'This file was removed: it was older than the organisation keeps files.',
    fetchAgain: 'Fetch again',
    asked: 'Asked for: the server will fetch it again.',
    away: 'This file is not on this computer. It appears when the connection is back.',
    missing: 'The server no longer has this file.',
    cannotShow: 'This computer cannot show this file. Save it to open it in another program.',
    notWhatItSays: 'The content is not of the type that the name says. Take care when opening it.',
    save: (name) => `Save ${name}`,
    open: (title) => `Enlarge ${title}`,
    types: {
      pdf: 'PDF',
      word: 'Word',
      excel: 'Excel',
      powerpoint: 'PowerPoint',
      text: 'Text',
      archive: 'Archive',
      other: 'File',
    },
    bytes: { kilo: 'KB', mega: 'MB' },
    viewer: {
      title: (title) => `${title}, enlarged`,
      zoomIn: 'Zoom in',
      zoomOut: 'Zoom out',
      fit: 'Fit to the window',
      rotate: 'Rotate',
      close: 'Close',
    },
    player: {
      play: 'Play',
      pause: 'Pause',
      position: 'Position in the audio',
      speed: (rate) => `Speed: ${rate}`,
      playVideo: (size) => `Watch the video (${size})`,
    },
    attach: 'Attach a file',
    attached: 'Files that go with the reply',
    remove: (name) => `Take ${name} out`,
    preparing: (name) => `Preparing ${name}…`,
    drop: 'Drop to attach to the reply',
    textApart: 'The text goes as a message of its own, after the files.',
    fileWithoutName: 'file',
    problem: {
      empty: (name) => `${name} is empty.`,
      'wrong-type': (name) =>
        `WhatsApp does not take ${name}. Send a photo (JPG or PNG), PDF, Office document, text, audio or MP4 video.`,
      'too-large': (name, size, most) =>
        `${name} has ${size}, and WhatsApp takes at most ${most} of this type.`,
      failed: (name) => `${name} could not be attached. Try again.`,
    },
    lostByWhatsApp: 'File that WhatsApp could not take in',
    lostByWhatsAppHint:
      'It is usually too large (more than 100 MB). Ask the citizen for a smaller one.',
  },
}
