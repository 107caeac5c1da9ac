import { pluralIn } from '../plural.ts'
import type { queueFilters as ptBr } from '../pt-br/queue-filters.ts'

const plural = pluralIn('en')

const conversations = (count: number) => plural(count, '1 conversation', `${count} conversations`)

export const queueFilters: typeof ptBr = {
  queueFilters: {
    title: 'Queue filters',
    open: 'Filter the queue',
    openWith: (count) =>
      plural(
        count,
        'Filter the queue: 1 filter in use',
        `Filter the queue: ${count} filters in use`,
      ),
    inUse: 'Filters in use',
    failed: 'The filters could not be read.',
    kind: {
      topic: 'Topic',
      quadra: 'Quadra',
      agent: 'Attended by',
      window: '24-hour window',
      unread: 'Reading',
    },
    any: 'Any',
    noTopic: 'No topic',
    me: (name) => `${name} (you)`,
    noQuadra: 'Quadras of registered citizens appear here.',
    agentHint: 'Of who waits or was closed, whoever attended last counts.',
    window: {
      closing: 'Closes before we reopen',
      open: 'Open',
      closed: 'Closed: template only',
    },
    unread: 'Only with messages I have not read',
    unreadChip: 'Unread',
    chip: (kind, value) => `${kind}: ${value}`,
    remove: (what) => `Remove the filter ${what}`,
    clear: 'Clear filters',
    leaves: (shown, all) => `${shown} of ${conversations(all)} in this list`,
    leavesMore: (shown) => `More than ${conversations(shown)} in this list`,
    hidden: (count) =>
      plural(count, 'The filters hide 1 conversation', `The filters hide ${count} conversations`),
    without: (what, count) => `Without “${what}”: ${conversations(count)}`,
    together: 'Only together do they hide all of them.',
    escape: 'Esc clears them all.',
    saved: 'Saved by you',
    savedHint: 'They go with you: they are there on every PC you sign in to.',
    none: 'None yet. Choose below what you want to see and give it a name.',
    apply: (name) => `Use “${name}”`,
    view: (view) => `in ${view}`,
    rename: (name) => `Rename “${name}”`,
    newName: 'New name',
    keepName: 'Save name',
    cancel: 'Cancel',
    delete: (name) => `Delete “${name}”`,
    deleted: (name) => `“${name}” was deleted.`,
    renamed: (name) => `It is called “${name}” now.`,
    stored: (name) => `“${name}” was saved.`,
    restored: (name) => `“${name}” is back.`,
    undo: 'Undo',
    choose: 'Show only',
    name: 'Name to save it under',
    nameHint: 'Saves what is chosen and the list you are in.',
    store: 'Save filter',
    nothingChosen: 'Choose at least one filter first.',
    nameMissing: 'Give the filter a name.',
    nameTaken: 'There is a filter of that name already.',
    tooMany: (most) => `There are ${most} saved filters. Delete one first.`,
    unreadMark: (count) => plural(count, '1 unread', `${count} unread`),
  },
}
