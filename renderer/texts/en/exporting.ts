import { pluralIn } from '../plural.ts'
import type { exporting as ptBr } from '../pt-br/exporting.ts'

const plural = pluralIn('en')

export const exporting: typeof ptBr = {
  exporting: {
    copy: 'Copy attendance',
    open: 'Export or print…',
    openAction: 'Export or print the attendance',
    copied: 'Attendance copied, without the internal notes. Paste it where you like.',
    title: 'Export or print the attendance',
    withNotes: 'Include internal notes and steps that only the team sees',
    notesWarning: 'With internal notes: do not hand this document to the citizen.',
    preview: 'What it will look like',
    save: 'Save text',
    print: 'Print or PDF',
    cancel: 'Close',
    earlier: (protocol) =>
      protocol ? `More about attendance ${protocol}` : 'More about this attendance',
    folded: (lines) => plural(lines, '1 line folded away', `${lines} lines folded away`),
    fileName: (protocol) => `attendance-${protocol}`,

    heading: (protocol) => `Attendance ${protocol}`,
    citizen: (name) => `Citizen: ${name}`,
    opened: (when) => `Opened: ${when}`,
    openedUnknown: 'The beginning of this attendance has not reached this computer yet.',
    closed: (when) => `Closed: ${when}`,
    stillOpen: 'Still open',
    made: (when) => `Document made: ${when}`,
    notesIn: 'Contains internal notes: for the team only',
    covered:
      'Messages are covered until it is confirmed who writes: they are not in this document.',
    nothing: 'Nothing is on record yet.',
    note: (words) => `[internal note] ${words}`,
    edited: 'edited',
    deleted: { citizen: 'deleted by the citizen', agent: 'deleted on the phone' },
    failed: 'not delivered',
    unknown: 'not known whether it arrived',
    viaPhone: 'on the phone',
    answering: (author, words) => `[in answer to ${author}: ${words}]`,
    reacted: (name, emoji) => `[${name} reacted with ${emoji}]`,
  },
}
