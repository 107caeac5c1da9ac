import { pluralIn } from '../plural.ts'

const plural = pluralIn('en')

export const deskNotices = {
  tray: {
    title: 'System tray',
    closes: 'Closing the window leaves Balcão in the tray',
    closesHint:
      'It still receives and tells you. To leave for good: the menu of the icon, “Quit Balcão”. Where there is no tray, opening Balcão again brings the window back.',
  },
  deskNotices: {
    lead: 'Balcão tells you when its window is not in front or the conversation is not open: one notice a conversation, which goes once you have read it.',
    permission: {
      granted: 'This computer allows the notices of Balcão.',
      default: 'This computer does not allow notices of Balcão yet.',
      denied:
        'This computer refuses the notices of Balcão. To change that, allow notifications for this page in the browser and open this part again.',
      unsupported: 'Notices cannot be shown here.',
    },
    allow: 'Allow notices',
    tellOf: 'Tell me of',
    kinds: {
      messages: 'A new message in an attendance of mine',
      handed: 'An attendance that came to me',
      mentions: 'An internal note that mentions me',
      failed: 'A reply of mine that did not leave or arrive',
      queue: 'Somebody new in the queue',
    },
    how: 'In what way',
    showsContent: 'Show the name and what was written',
    sound: 'Make the sound of the system',
    outsideHours: 'No notices outside the opening hours of the organisation',
    happened: {
      message: 'A new message in an attendance of yours',
      handed: 'An attendance came to you',
      failed: 'A reply did not reach the citizen',
    },
    replyTo: (name: string) => `Answer ${name}`,
    leaves: (seconds: number) =>
      plural(seconds, 'Your reply leaves in 1 second.', `Your reply leaves in ${seconds} seconds.`),
    takeBack: 'Take it back',
    kept: (count: number, name: string | null, why: string) => {
      const to = name === null ? '' : ` to ${name}`
      const what = plural(
        count,
        `Your reply${to} has not left and is a draft.`,
        `${count} of your replies${to} have not left and are drafts.`,
      )
      return `${what} ${why}`
    },
    whyKept: {
      'too-long': 'The text is longer than WhatsApp takes.',
      'look-twice': 'The text has a number, an address or a name: look at it before you send it.',
      'same-reply': 'The same words went to somebody else today.',
      away: 'Balcão was locked when you wrote.',
    },
    erased: 'The citizen had everything erased: the reply has not left, and nothing of it is kept.',
    inQueue: (count: number) =>
      plural(
        count,
        'Somebody came to the queue: 1 waits',
        `Somebody came to the queue: ${count} wait`,
      ),
  },
}
