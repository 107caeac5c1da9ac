import { pluralIn } from '../plural.ts'
import type { conversation as ptBr } from '../pt-br/conversation.ts'

const plural = pluralIn('en')

export const conversation: typeof ptBr = {
  conversation: {
    log: (name) => `Conversation with ${name}`,
    nothing: { title: 'Choose a conversation', hint: 'Alt+↓ opens the next one in the list.' },
    claim: 'Take',
    release: 'Return to queue',
    transfer: 'Transfer',
    transferTo: 'Transfer to',
    noColleague: 'Nobody available',
    close: 'Close',
    reopen: 'Reopen',
    confirmClose: {
      title: 'The citizen still waits for an answer',
      text: (name) =>
        `The last word in this conversation is ${name}’s. If the attendance ends now, the message stays unanswered.`,
      confirm: 'End without answering',
      keep: 'Keep attending',
    },
    status: {
      waiting: 'Waiting',
      held: (name) => `With ${name}`,
      heldByYou: 'With you',
      closed: 'Closed',
    },
    protocol: (number) => `Protocol ${number}`,
    today: 'Today',
    yesterday: 'Yesterday',
    latest: 'Jump to the latest',
    newMessages: (count) => plural(count, '1 new message', `${count} new messages`),
    announce: (name, words) => `${name}: ${words}`,
    quoteOf: 'See the quoted message',
    reactedWith: (name, emoji) => `${name} reacted with ${emoji}`,
    note: 'Internal note',
    noteHint: 'only the team sees it',
    erased: 'Content erased on request or by law',
    event: {
      opened: (protocol) =>
        protocol ? `Attendance opened · protocol ${protocol}` : 'Attendance opened',
      reopened: (who) =>
        who ? `${who} reopened the attendance` : 'Attendance reopened: the citizen wrote again',
      claimed: (who) => `${who} took the attendance`,
      released: (who) => `${who} returned the conversation to the queue`,
      transferred: (who, to) => `${who} transferred to ${to}`,
      closed: (who) => `${who} closed the attendance`,
      'identity-confirmed': (who) => `${who} confirmed that it is the same person`,
      'identity-refuted': (who) =>
        `${who} said that it is another person, who goes on in another conversation`,
      separated: 'Separated conversation: what this person wrote before stands in the earlier one',
      merged: (who) => `${who} joined this citizen to another one`,
      'merge-undone': (who) => `${who} undid the joining with another citizen`,
      'block-asked': (who) => `${who} asked for this citizen to be blocked`,
      'block-declined': (who) => `${who} declined the request to block`,
      blocked: (who) => `${who} blocked this citizen`,
      unblocked: (who) => (who ? `${who} ended the block` : 'The block has run its time'),
      openOther: 'Open the other conversation',
    },
    unconfirmed: {
      waiting: 'Has not left this computer yet',
      leaving: 'Waiting for the server',
      withdraw: 'Withdraw',
      sendAnyway: 'Send anyway',
      toDraft: 'Back to draft',
      discard: 'Discard',
      notAccepted: 'Not accepted.',
    },
    linkOpens: (host) => `Opens ${host} in the browser`,
    linkHost: (host) => `(opens ${host})`,
  },

  tick: {
    queued: 'Queued',
    sent: 'Sent',
    delivered: 'Delivered',
    read: 'Read',
    failed: 'Failed',
    unknown: 'Unconfirmed',
  },

  unknownDelivery: 'We do not know whether it arrived. Check with the citizen before repeating it.',

  failure: {
    lead: 'Not delivered.',
    account: 'The office’s WhatsApp account lost its access. Tell the administrators.',
    payment:
      'There is a payment problem in the office’s WhatsApp account. Tell the administrators.',
    accountBlocked: 'WhatsApp blocked the office’s account. Tell the administrators.',
    windowClosed: 'More than 24 hours have passed since the citizen’s last message.',
    undeliverable:
      'WhatsApp cannot deliver to this contact: it may not be on WhatsApp, or use an old version.',
    tooFast: 'Too many messages in a row to the same person. Wait a little.',
    busy: 'WhatsApp is overloaded. Wait a little.',
    optedOut: 'The citizen asked not to receive this kind of message.',
    blocked: 'The office has blocked this contact.',
    spam: 'WhatsApp limited the office’s number for sending too much. Tell the administrators.',
    notAllowed: 'The office’s number may not send to this contact. Tell the administrators.',
    invalid: 'WhatsApp did not accept the content of this message.',
    temporary: 'WhatsApp had a passing failure.',
    identityChanged: 'The citizen’s device changed. Make sure whom you are talking to.',
    other: (code) => `WhatsApp refused it (code ${code}).`,
    noReason: 'WhatsApp gave no reason.',
  },

  composer: {
    message: 'Message',
    note: 'Note text',
    placeholder: (name) => `Reply to ${name}`,
    notePlaceholder: 'Only the team reads this note',
    send: 'Send',
    saveNote: 'Save note',
    modes: 'What to write',
    replyMode: 'Reply',
    noteMode: 'Internal note',
    writtenIn: 'pt-BR',
    oneMessage: 'One complete message is better than five.',
    confirm: 'Read, and press Enter once more to send anyway.',
    keys: 'Enter sends · Shift+Enter breaks the line',
    left: (count) => plural(count, '1 character left', `${count} characters left`),
    tooLong: (count) => plural(count, '1 character too many', `${count} characters too many`),
    why: {
      waiting: 'To reply, take this attendance.',
      held: (name) => `${name} is attending. You can leave an internal note.`,
      closed: 'Attendance closed. Reopen it to reply.',
      windowClosed:
        'The 24-hour window has closed: only an approved template may go out. Free replies come back when the citizen writes again.',
      notPermitted: 'Your profile does not attend citizens.',
    },
  },

  refusal: {
    'unknown-attendance': 'This attendance changed while you were working. See how it stands now.',
    'already-claimed': (name) => `${name} took this conversation first.`,
    'not-holder': (name) => `${name} is attending it now.`,
    'not-holder-waiting': 'This conversation is in the queue: take it first.',
    'attendance-closed': 'The attendance is already closed.',
    'attendance-open': 'The attendance is already open.',
    'not-permitted': 'Your profile does not allow this.',
    'unknown-agent': 'That colleague cannot attend now.',
    'empty-text': 'The message is empty.',
    'newer-messages': (count) =>
      plural(
        count,
        '1 message arrived after you began to write.',
        `${count} messages arrived after you began to write.`,
      ),
    'identity-certain': 'It is known already who writes in this conversation.',
    'unknown-citizen': 'That citizen is not in the record, or is this same one.',
    'citizen-blocked': 'This citizen is blocked: end the block first.',
    'not-understood': 'The server did not understand this request. Update Balcão.',
    'window-closed': 'WhatsApp’s 24-hour window has closed.',
  },
}
