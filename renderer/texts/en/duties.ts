import { pluralIn } from '../plural.ts'
import type { duties as ptBr } from '../pt-br/duties.ts'

const plural = pluralIn('en')
const number = (count: number) => count.toLocaleString('en')

export const duties: typeof ptBr = {
  duties: {
    close: 'Close',
    loading: 'Asking the server…',
    open: 'Open the conversation',
    refused: {
      unreachable:
        'Only the server knows this, and it does not answer now. Try again when connected.',
      'not-permitted': 'Your access does not allow this.',
      'not-found': 'This is no longer in the record.',
      covered:
        'The number has changed: first say in the conversation whether it is the same person.',
      busy: 'A reply to this person is going out just now. Try again in a minute.',
    },
    menu: 'More actions',
    readersItem: 'Who read this conversation',
    erasureItem: "Erase this person's data…",
    audit: {
      title: 'Audit trail',
      readersTitle: (name: string) => `Who read the conversation with ${name}`,
      lead: 'Readings, sign-ins and commands of the operation. What each wrote and did stands in the conversations.',
      none: 'Nothing was recorded in this period.',
      more: 'Show more',
      person: 'Person',
      everybody: 'Everybody',
      period: 'Period',
      periods: {
        day: 'Last 24 hours',
        week: 'Last 7 days',
        month: 'Last 30 days',
        all: 'Everything',
      },
      server: 'At the server',
      unknown: 'Somebody without an account',
      actions: {
        'signed-in': 'signed in',
        'sign-in-refused': 'could not sign in',
        'signed-out': 'signed out',
        opened: 'opened a conversation',
        found: 'came to a conversation by a search',
        exported: 'exported a whole attendance (copy, text or print)',
        'read-quarantine': 'read the quarantine',
        'read-audit': 'looked at this trail',
        'erased-citizen': "erased a person's data",
        'imported-subscribers': 'imported people to the list',
        'exported-subscribers': 'exported the broadcast list',
        'exported-citizen': "exported a person's data",
        operated: 'used a command at the server',
        retention: 'a retention rule took old entries away',
        unknown: 'did something that this version has no words for',
      },
      late: (moment: string) => `told on ${moment}`,
    },
    reconciliation: {
      title: 'Reconciliation',
      lead: 'All that arrived from WhatsApp and all that left, and what became of each thing.',
      fits: 'Everything adds up: what arrived is in the record, in quarantine or waiting to be interpreted, and every reply has an outcome.',
      differs:
        'It does not add up. Tell your administrators, and ask for the verify command at the server.',
      difference: {
        items: (expected: number, found: number) =>
          `The webhooks held ${number(expected)} items, and ${number(found)} have an outcome.`,
        quarantine: (expected: number, found: number) =>
          `There should be ${number(expected)} items in quarantine, and there are ${number(found)}.`,
      },
      arrived: 'What arrived',
      left: 'Replies that left',
      reacted: 'Reactions that left',
      day: 'Day',
      total: 'Total',
      columns: {
        received: 'Webhooks received',
        waiting: 'To interpret',
        messages: 'Messages',
        statuses: 'Statuses',
        nothingNew: 'Repeated',
        otherField: 'Other subjects',
        quarantined: 'Quarantine',
        discarded: 'Discarded',
        written: 'Written',
        queued: 'Queued',
        attempted: 'Going out',
        accepted: 'Accepted',
        unknown: 'Unconfirmed',
        failed: 'Failed',
      },
      openReplies: 'Replies to look at',
      noOpenReplies: 'No reply is unconfirmed or failed.',
      states: { unknown: 'Unconfirmed', failed: 'Failed' },
    },
    erasure: {
      title: "Erase this person's data",
      lead: (name: string) =>
        `At the request of ${name} (LGPD, art. 18), everything she wrote and was written leaves the record and all computers. It cannot be undone.`,
      stays:
        'The numbers stay: that somebody wrote, when, and how long the answer took. If she writes again, she is a new person.',
      wouldGo: 'This goes:',
      messages: (count: number) =>
        `${number(count)} ${plural(count, 'message or note', 'messages and notes')}`,
      conversations: (count: number) =>
        `${number(count)} ${plural(count, 'conversation', 'conversations')}`,
      files: (count: number) => `${number(count)} ${plural(count, 'file', 'files')}`,
      webhooks: (count: number) =>
        `parts of ${number(count)} ${plural(count, 'webhook', 'webhooks')}`,
      quarantined: (count: number) =>
        `${number(count)} ${plural(count, 'item in quarantine', 'items in quarantine')}`,
      type: (word: string) => `To confirm, type ${word}`,
      word: 'ERASE',
      confirm: 'Erase for good',
      erasing: 'Erasing…',
      keep: 'Do not erase',
      done: 'The data were erased.',
      notScrubbed:
        'The server has yet to write its disk anew; tell your administrators if this repeats.',
    },
  },
}
