import { pluralIn } from '../plural.ts'
import type { general as ptBr } from '../pt-br/general.ts'

const plural = pluralIn('en')

export const general: typeof ptBr = {
  product: 'Balcão',
  unnamedCitizen: 'Unnamed citizen',
  tryAgain: 'Try again',
  cancel: 'Cancel',
  dismiss: 'Dismiss',
  back: 'Back to the list',
  colleague: 'A colleague',
  desk: 'The desk',

  problem: {
    broken: 'Something in this screen failed. Your messages and drafts are safe.',
    lost: 'The program behind this screen stopped answering. Trying again…',
    stranger:
      'This address is no longer valid. Open Balcão again at the address it showed on start.',
    defect: 'That did not work. Try again; if it goes on, tell your support.',
    queue: 'The list could not be read.',
    conversation: 'This conversation could not be opened.',
    missing: 'This conversation has not reached this computer yet.',
    notFound: 'That message is not on this computer.',
    alreadySent: 'It has left already and can no longer be withdrawn.',
  },

  status: {
    connected: 'Connected',
    disconnected: 'No connection',
    connecting: 'Connecting…',
    away: 'The server does not answer.',
    problem: {
      'wrong-protocol':
        'The server runs another version of Balcão: update this program or tell your support.',
      'log-behind':
        'The server went back to a copy older than the one on this computer. Tell your support.',
      unreadable:
        'The server sent something that this version of Balcão cannot read. Update the program or tell your support.',
    },
    lastHeard: (duration) => `Last update ${duration} ago.`,
    lastHeardNow: 'Last update less than a minute ago.',
    neverHeard: 'This computer has not received anything yet.',
    goOn: 'You can read everything and keep writing.',
    back: 'The connection is back.',
    itemsWait: (count) => plural(count, '1 item waits to leave.', `${count} items wait to leave.`),
    openRefused: 'Open the conversation',
    refusedItems: (count) =>
      plural(count, '1 action was not accepted', `${count} actions were not accepted`),
    opening: (percent) => `Fetching open conversations: ${percent}%`,
    openingHint: 'A moment more until you can work.',
    history: (percent) => `Fetching history: ${percent}%`,
    historyHint: 'You can already work meanwhile.',
    historyName: 'History on this computer',
    historyHere: 'Complete',
    messagesOf: (done, total) => `${done} of ${total} messages`,
    withTimeLeft: (count, left) => `${count} · ${left}`,
    fewSeconds: 'a few seconds',
    about: (duration) => `about ${duration}`,
    details: 'Connection details',
    detailsTitle: 'Connection to the server',
    lastSync: 'Last sync',
    syncedAgo: (age) => `Synced ${age} ago`,
    awaySince: (moment, age) => `No connection since ${moment}, for ${age}`,
    toSend: 'Waits to leave',
    nothingWaits: 'Nothing',
  },

  account: {
    menu: (name) => `Account of ${name}`,
    theme: 'Theme',
    themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
    language: 'Language',
    languages: { 'pt-BR': 'Português (Brasil)', en: 'English' },
    shortcuts: 'Keyboard shortcuts',
    lock: 'Lock',
    signOut: 'Sign out',
    roles: {
      agent: 'Agent',
      supervisor: 'Supervisor',
      ombudsman: 'Ombudsman',
      admin: 'Administration',
    },
  },

  nothingToDo: {
    'no-conversation': 'Open a conversation to use this key.',
    closed: 'You cannot answer in this conversation now, and this key does nothing.',
    'not-hers': 'This can only be done in an attendance that is with you.',
    off: 'Suggestions are switched off. You can switch them on in Settings.',
    none: {
      react: 'There is no recent message of the citizen to react to.',
      quote: 'There is no message of the citizen to reply to.',
      suggestions: 'There is no similar reply to suggest now.',
      canned: 'There is nothing to insert here now.',
      record: 'Recording is not possible here now.',
      topic: 'The organisation has no topics yet. Who supervises makes them in “Topics”.',
      forward: 'There is nothing to forward here now.',
      template: 'No template can go out here now.',
      snooze: 'This attendance cannot be put aside now.',
    },
  },

  shortcuts: {
    title: 'Keyboard shortcuts',
    writing: 'While you write',
    canned: 'Canned replies, at the beginning of a word',
    blank: 'Next field to fill in',
    send: 'Send the reply',
    undo: 'Undo sending, while the field is empty',
    newline: 'Break the line',
    list: 'In the list of conversations',
    walk: 'Conversation above or below',
    enter: 'Go into the conversation',
    select: 'Select the conversation, or no longer',
    stretch: 'Select from the last one selected',
    selectAll: 'Select all of the list',
    unselect: 'Undo the selection; without one, clear the filters',
    or: 'or',
    close: 'Close',
  },

  skip: {
    label: 'Go straight to',
    list: 'the list',
    conversation: 'the conversation',
    composer: 'the reply',
    citizen: 'the citizen’s panel',
  },

  duration: {
    minutes: (minutes) => `${minutes} min`,
    hours: (hours, minutes) => (minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`),
    days: (days) => plural(days, '1 day', `${days} days`),
    underAMinute: 'less than 1 min',
    seconds: (seconds) => `${seconds} s`,
  },
}
