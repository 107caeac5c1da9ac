import { queueViewSchema } from '../../shared/domain/queue/saved-filter.ts'
import { isDesktop } from '../bridge.ts'
import { toggleCitizen } from '../state/citizen.ts'
import { jumpToLatest } from '../state/conversation.ts'
import { backToList, showNeighbour } from '../state/desk.ts'
import { findInOpen } from '../state/find.ts'
import { showOverlay } from '../state/overlay.ts'
import { filterQueue, isFiltered, showView, useQueue } from '../state/queue.ts'
import { focusNextRegion, focusRegion } from '../state/regions.ts'
import { searchMentions } from '../state/search.ts'
import type { Action } from './action.ts'

/** Ways to conversations, lists and places of the screen. */
export const going: readonly Action[] = [
  {
    id: 'next',
    group: 'go',
    name: ({ actions }) => actions.next,
    // A browser keeps Ctrl+Tab for its own tabs.
    keys: isDesktop ? ['Alt+ArrowDown', 'Ctrl+Tab'] : ['Alt+ArrowDown'],
    run: () => showNeighbour(1),
  },
  {
    id: 'previous',
    group: 'go',
    name: ({ actions }) => actions.previous,
    keys: isDesktop ? ['Alt+ArrowUp', 'Ctrl+Shift+Tab'] : ['Alt+ArrowUp'],
    run: () => showNeighbour(-1),
  },
  {
    id: 'find',
    group: 'go',
    name: ({ actions }) => actions.find,
    keys: ['Ctrl+F'],
    when: ({ view }) => view !== null,
    otherwise: () => showOverlay('search'),
    run: findInOpen,
  },
  {
    id: 'search',
    group: 'go',
    name: ({ actions }) => actions.search,
    keys: ['Ctrl+Shift+F'],
    run: () => showOverlay('search'),
  },
  {
    id: 'mentions',
    group: 'go',
    name: ({ mentions }) => mentions.mine,
    run: searchMentions,
  },
  {
    id: 'citizen',
    group: 'go',
    name: ({ actions }) => actions.citizen,
    keys: ['Ctrl+I'],
    when: ({ view }) => view !== null,
    run: toggleCitizen,
  },
  {
    id: 'latest',
    group: 'go',
    name: ({ actions }) => actions.latest,
    when: ({ view }) => view !== null,
    run: ({ view }) => view && jumpToLatest(view.conversationId),
  },
  ...queueViewSchema.options.map(
    (view): Action => ({
      id: `view-${view}`,
      group: 'go',
      name: ({ actions, queue }) => actions.view(queue.views[view]),
      run: () => {
        showView(view)
        requestAnimationFrame(() => focusRegion('queue-list'))
      },
    }),
  ),
  {
    id: 'filters',
    group: 'go',
    name: ({ queueFilters }) => queueFilters.open,
    keys: ['Alt+L'],
    run: () => showOverlay('filters'),
  },
  {
    id: 'clear-filters',
    group: 'go',
    name: ({ queueFilters }) => queueFilters.clear,
    keys: ['Alt+Shift+L'],
    when: () => isFiltered(useQueue.getState()),
    run: () => filterQueue({}),
  },
  {
    id: 'region',
    group: 'go',
    name: ({ actions }) => actions.region,
    keys: ['F6'],
    onlyKeys: true,
    run: () => focusNextRegion(1),
  },
  {
    id: 'region-back',
    group: 'go',
    name: ({ actions }) => actions.regionBack,
    keys: ['Shift+F6'],
    onlyKeys: true,
    run: () => focusNextRegion(-1),
  },
  {
    id: 'leave',
    group: 'go',
    name: ({ actions }) => actions.leave,
    keys: ['Escape'],
    isFixed: true,
    onlyKeys: true,
    run: backToList,
  },
]
