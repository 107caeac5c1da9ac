import { pluralIn } from '../plural.ts'
import type { search as ptBr } from '../pt-br/search.ts'

const plural = pluralIn('en')

export const search: typeof ptBr = {
  search: {
    open: 'Search conversations',
    field: 'Search every conversation',
    placeholder: 'Words, "a phrase", from:name, with:photo…',
    hint: 'Accents and capitals do not matter. Works without a connection too.',
    results: 'Results',
    searching: 'Searching…',
    count: (count, more) =>
      more ? `More than ${count} results` : plural(count, '1 result', `${count} results`),
    more: 'Show more',
    none: (query) => `Nothing with “${query}” on this computer.`,
    noneFiltered: 'Nothing with these filters on this computer.',
    noneHint: 'Try fewer words, or only the beginning of the last one.',
    noneFilteredHint: 'Take a filter away, or try fewer words.',
    nobody: {
      citizen: (name) => `No citizen with “${name}” in the name, username or number.`,
      agent: (name) => `No agent with “${name}” in the name.`,
      attended: (name) => `No agent with “${name}” in the name.`,
      mentions: (name) => `No agent has “${name}” in the name.`,
      topic: (name) => `No topic with “${name}” in the name.`,
    },
    narrowed:
      'Many citizens have that name: these are the 50 who wrote last. Write more of the name.',
    failed: 'The search did not work.',
    arriving: (percent) =>
      `History is still arriving: ${percent}%. What is missing does not show yet.`,
    clear: 'Clear',
    recent: 'Searches of this session',
    recentItem: (words) => `Search again: ${words}`,
    filters: 'Filters',
    remove: (filter) => `Take the filter ${filter} away`,
    filter: {
      citizen: 'Citizen',
      agent: 'Written by',
      attended: 'Attended by',
      mentions: 'Mentions',
      topic: 'Topic',
      media: 'Attachment',
      line: 'Kind',
      days: 'Dates',
    },
    set: (filter, value) => `${filter}: ${value}`,
    myself: 'me',
    media: {
      any: 'any attachment',
      picture: 'photo',
      audio: 'audio',
      video: 'video',
      document: 'document',
    },
    line: { message: 'message', note: 'internal note' },
    days: {
      today: 'today',
      yesterday: 'yesterday',
      week: 'last 7 days',
      month: 'last 30 days',
      year: 'last 12 months',
    },
    since: (day) => `since ${day}`,
    until: (day) => `until ${day}`,
    between: (from, to) => `${from} to ${to}`,
    typed: { citizen: 'from:', agent: 'agent:', media: 'with:', line: 'kind:', since: 'since:' },
    examples: {
      title: 'You can also type',
      citizen: 'from:bia — conversations with who is called so, or has that number',
      agent: 'agent:ana — what Ana wrote; attended:ana — what was said in attendances of hers',
      media: 'topic:pruning, with:photo, with:audio',
      mentions:
        'mentions:me — internal notes that mention you; mentions:ana, those that mention Ana',
      days: 'since:2026-11-01, until:yesterday',
      phrase: '"street lamp" — the words together, in this order',
    },
    note: 'Internal note',
    byAgent: (name) => `${name}:`,
  },

  find: {
    label: 'Find in this conversation',
    placeholder: 'Find in this conversation',
    place: (place, count, more) =>
      more ? `${place} of more than ${count}` : `${place} of ${count}`,
    none: 'Nothing found',
    older: 'Previous result, older',
    newer: 'Next result, newer',
    close: 'Close the search',
  },
}
