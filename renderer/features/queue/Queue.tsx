import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import type { QueueView } from '../../../shared/domain/queue/saved-filter.ts'
import { filterQueue, isFiltered, shownIn, showView, useQueue } from '../../state/queue.ts'
import { clearSelection, useSelection } from '../../state/selection.ts'
import { useLanguage, useTexts } from '../../texts/use-texts.ts'
import { BulkBar } from './bulk/BulkBar.tsx'
import { FilterChips } from './filters/FilterChips.tsx'
import { QueueHead } from './QueueHead.tsx'
import { QueueList } from './QueueList.tsx'

const views: QueueView[] = [
  ...(['waiting', 'mine', 'pending', 'team', 'closed', 'snoozed', 'unsettled'] as const),
]

/** Who waits, what is mine, what the team holds, what has ended; what is put aside, and replies to look after. */
export function Queue() {
  const { queue } = useTexts()
  const view = useQueue((state) => state.view)
  const { unsettled, snoozed } = useQueue((state) => state.counts)
  // What asks for a decision, and what is put aside, has a place only while there is something.
  const present = { unsettled: unsettled > 0, snoozed: snoozed > 0 }
  const shown = views.filter(
    (each) => (each !== 'unsettled' && each !== 'snoozed') || present[each] || view === each,
  )
  return (
    // What is set can be cleared from wherever in the list the focus is.
    <section
      aria-label={queue.region}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        const selected = useSelection.getState().ids.size > 0
        if (!selected && !isFiltered(useQueue.getState())) return
        event.preventDefault()
        if (selected) clearSelection()
        else filterQueue({})
      }}
      className="flex min-h-0 grow flex-col"
    >
      <QueueHead />
      <Tabs
        selectedKey={view}
        onSelectionChange={(key) => {
          const chosen = views.find((candidate) => candidate === key)
          if (chosen) showView(chosen)
        }}
        className="flex min-h-0 grow flex-col"
      >
        <TabList
          aria-label={queue.viewsLabel}
          className="grid shrink-0 grid-cols-3 border-line border-b px-2"
        >
          {shown.map((candidate) => (
            <ViewTab key={candidate} view={candidate} />
          ))}
        </TabList>
        <TabPanel key={view} id={view} className="flex min-h-0 grow flex-col outline-none">
          <FilterChips />
          <QueueList />
          <BulkBar />
        </TabPanel>
      </Tabs>
    </section>
  )
}

function ViewTab({ view }: { view: QueueView }) {
  const { queue } = useTexts()
  const count = useQueue((state) => shownIn(state, view))
  const language = useLanguage()
  const compact = new Intl.NumberFormat(language, { notation: 'compact' }).format(count)
  return (
    <Tab
      id={view}
      className="-mb-px flex h-9 grow cursor-pointer items-center justify-center gap-1 rounded-t-control border-transparent border-b-2 px-1 whitespace-nowrap font-medium text-faint text-xs outline-offset-[-2px] hover:text-ink data-selected:border-accent data-selected:text-ink"
    >
      {queue.views[view]}
      <span className="font-normal text-2xs text-faint tabular-nums">{compact}</span>
    </Tab>
  )
}
