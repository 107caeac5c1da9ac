import type { voice as ptBr } from '../pt-br/voice.ts'

export const voice: typeof ptBr = {
  voice: {
    record: 'Record a voice note',
    group: 'Recording',
    asking: 'Allow the microphone to be used…',
    recording: 'Recording',
    paused: 'Recording paused',
    ending: 'Preparing the voice note…',
    pause: 'Pause recording',
    resume: 'Go on recording',
    finish: 'Finish recording',
    discard: 'Discard recording',
    cancel: 'Do not record',
    dismiss: 'Close the word on recording',
    unheard: 'Nothing is heard. Check that the microphone is on.',
    large: 'More than 512 KB: on the phone it has to be downloaded first.',
    stopsIn: (seconds) => `Recording stops in ${seconds} s.`,
    said: {
      asking: 'Asking for the microphone.',
      recording: 'Recording.',
      paused: 'Recording paused.',
      ending: 'Recording finished. Listen before you send it.',
    },
    removed: (name) => `Out of the reply: ${name}`,
    bringBack: 'Bring back',
    problem: {
      none: 'No microphone was found. Connect one and try again.',
      refused:
        'The microphone was not allowed. Allow it in the settings of the browser or the system and try again.',
      busy: 'Another program is using the microphone. Close it and try again.',
      unable:
        'This browser cannot record voice messages. Use the installed Balcão, Chrome, Edge or Firefox.',
      nothing: 'Nothing was recorded. Speak for at least a second.',
      lost: 'The microphone was disconnected. What was recorded until then is in the reply.',
      over: 'The recording reached 10 minutes and stopped. It is in the reply: listen before sending.',
    },
  },
}
