import { filterQueue, isFiltered, useQueue } from '../../state/queue.ts'
import { clearSelection, useSelection } from '../../state/selection.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { BulkBar } from './bulk/BulkBar.tsx'
import { FilterChips } from './filters/FilterChips.tsx'
import { QueueHead } from './QueueHead.tsx'
import { QueueList } from './QueueList.tsx'
import { VIEW_PANEL, ViewTabs, viewTabId } from './ViewTabs.tsx'

/** Who waits, what is mine, what the team holds, what has ended; what is put aside, and replies to look after. */
export function Queue() {
  const { queue } = useTexts()
  const view = useQueue((state) => state.view)
  const isEmpty = useQueue(({ rows }) => rows?.length === 0)
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
      <ViewTabs />
      <div
        key={view}
        role="tabpanel"
        id={VIEW_PANEL}
        aria-labelledby={viewTabId(view)}
        // Where there is a list, that takes the focus.
        tabIndex={isEmpty ? 0 : undefined}
        className="flex min-h-0 grow flex-col outline-offset-[-2px]"
      >
        <FilterChips />
        <QueueList />
        <BulkBar />
      </div>
    </section>
  )
}
