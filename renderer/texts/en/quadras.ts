import { pluralIn } from '../plural.ts'
import type { quadras as ptBr } from '../pt-br/quadras.ts'

const plural = pluralIn('en')

export const quadras: typeof ptBr = {
  quadras: {
    title: 'Quadras and districts',
    lead: 'By this list it is recognised where a citizen lives, however she writes it. What is not in it stays as it was written.',
    empty: 'The list is empty: everything stays as the citizen wrote it.',
    emptyHint: 'Add them one by one, or paste a list.',
    notFound: 'None of this name.',
    search: 'Search the list',
    name: 'Name',
    nameOf: (place) => `Name on line ${place}`,
    aliases: 'Other names, with commas between them',
    aliasesOf: (name) => `Other names of ${name}`,
    region: 'Region (optional)',
    regionOf: (name) => `Region of ${name}`,
    remove: (name) => `Take ${name} off the list`,
    add: 'New quadra or district',
    more: (count) => `Show ${count} more`,
    count: (count) => `${count} on the list`,
    tryOut: 'Try it: write as a citizen does',
    tryHint: 'For example: “504 sul alameda 2”.',
    recognised: (name, region) =>
      region === null ? `Recognised: ${name}` : `Recognised: ${name} (${region})`,
    rest: (rest) => `And also: ${rest}`,
    unknown: 'Not recognised: it stays as it was written.',
    paste: 'Paste a list',
    pasteLabel: 'One on each line: name; other names, with commas; region',
    pasteHint:
      'Cells copied from a spreadsheet will do too. Nothing changes for others until it is saved.',
    pasteExample: '504 Sul; ARSE 51; Plano Diretor Sul',
    merge: 'Add to the list',
    replace: 'Replace the list',
    read: (added, changed, removed) => [added, changed, removed].filter(Boolean).join(' · '),
    added: (count) => (count === 0 ? '' : `${count} new`),
    changed: (count) => (count === 0 ? '' : `${count} changed`),
    removed: (count) => (count === 0 ? '' : `${count} taken off`),
    nothingNew: 'Nothing new: all of this is on the list already.',
    wrongLines: (count) =>
      plural(
        count,
        '1 line was not taken and stays above:',
        `${count} lines were not taken and stay above:`,
      ),
    wrongLine: (line, why) => `Line ${line}: ${why}`,
    moreWrong: (count) => `and ${count} more`,
    why: {
      nameless: 'the name is missing.',
      unspeakable: (name) => `“${name}” has no word of its own to be recognised by.`,
      ambiguous: (name, other) => `“${name}” could be taken for ${other}, which is on the list.`,
      tooMany: 'the list would be too long (up to 1,000, and 80 thousand letters in all).',
      tooLong: (name) => `“${name}…” is longer than 60 letters.`,
      tooManyAliases: 'there are more than 20 other names.',
      tooManyColumns: 'there are too many columns: name, other names and region.',
    },
    history: {
      added: (names) => `New: ${names}`,
      changed: (names) => `Changed: ${names}`,
      removed: (names) => `Taken off: ${names}`,
      andMore: (names, more) => `${names} and ${more} more`,
    },
  },
}
