import { pluralIn } from '../plural.ts'
import type { citizen as ptBr } from '../pt-br/citizen.ts'

const plural = pluralIn('en')

export const citizen: typeof ptBr = {
  citizen: {
    panel: 'Citizen',
    show: 'Who the citizen is',
    hide: 'Close the citizen’s panel',
    failed: 'This citizen could not be shown.',
    identities: 'Known as',
    kinds: {
      userId: 'Id on WhatsApp',
      parentUserId: 'Id for the group of organisations',
      phone: 'Telephone',
      username: 'Username',
      name: 'Profile name',
    },
    inUse: (since) => `Since ${since}`,
    wasInUse: (since, until) => `From ${since} to ${until}, then replaced`,
    noIdentities: 'The record does not tell this citizen’s history yet.',
    cases: 'Attendances',
    caseStatus: {
      waiting: 'In the queue',
      held: (who) => `With ${who}`,
      closed: (who) => `Closed, attended by ${who}`,
      closedUnattended: 'Closed without being attended',
    },
    period: (from, to) => (to === null ? `Since ${from}` : `${from} to ${to}`),
    openConversation: (name) => `Open the conversation of ${name}`,

    merge: {
      title: 'Same person',
      action: 'Join to another citizen…',
      dialog: (name) => `Join ${name} to another citizen`,
      hint: 'Both conversations show here together. Nothing is moved, and it can be undone.',
      field: 'Name, username or telephone of the other citizen',
      none: 'Nobody found',
      choose: (name) => `Join to ${name}`,
      joined: (one, other) => `${one} and ${other}`,
      by: (who, when) => `${who} joined them on ${when}`,
      undo: (name) => `Undo the joining with ${name}`,
      undoShort: 'Undo',
    },

    block: {
      title: 'Block',
      action: 'Block…',
      ask: 'Ask for a block…',
      dialog: (name) => `Block ${name}`,
      askOf: (name) => `Ask for a block… of ${name}`,
      askDialog: (name) => `Ask for ${name} to be blocked`,
      hint: 'Messages are still kept, do not enter the queue and alert nobody. When the block ends, what arrived comes back to the queue.',
      reason: 'Reason',
      reasons: {
        threat: 'Threat',
        abuse: 'Repeated abuse',
        spam: 'Advertising or spam',
        fraud: 'Fraud',
        other: 'Another reason',
      },
      note: 'What happened',
      noteHint: 'Whoever reviews the block reads this text.',
      days: 'For how long',
      day: (days) => plural(days, '1 day', `${days} days`),
      confirm: 'Block',
      confirmAsk: 'Ask for the block',
      end: 'End the block',
      endOf: (name) => `End the block of ${name}`,
      decline: 'Decline the request',
      declineOf: (name) => `Decline the request about ${name}`,
      blockOf: (name) => `Block ${name}…`,
      by: (who, since, until) => `By ${who}, from ${since} until ${until}`,
      askedBy: (who, when) => `${who} asked on ${when}`,
      heldBack: (count) =>
        plural(count, '1 message waits for the end', `${count} messages wait for the end`),
      nothingHeldBack: 'Nothing has arrived since',
      banner: (until) => `Citizen blocked until ${until}.`,
      list: 'Blocked citizens',
      blocked: 'Blocked',
      asked: 'Requests to block',
      noneBlocked: 'Nobody is blocked.',
      noneAsked: 'No requests.',
    },

    veil: {
      title: {
        number: 'The citizen changed numbers',
        'user-id': 'WhatsApp changed this citizen’s identification',
        device: 'The citizen’s device changed',
      },
      text: 'It may be somebody else: numbers pass to strangers. Ask for something that only the citizen knows, such as an earlier protocol, before showing what was said.',
      covered: (count) =>
        plural(count, '1 earlier message is covered.', `${count} earlier messages are covered.`),
      confirm: 'I confirmed that it is the same person',
      refute: 'It is another person',
      claimFirst: 'Take the attendance to say who writes.',
      refuteTitle: 'Separate into another conversation?',
      refuteText: (name) =>
        `What was said before stays with ${name}. Whoever writes now goes on in a conversation of their own, with another protocol, and this cannot be undone.`,
      refuteConfirm: 'Separate',
    },
  },
}
