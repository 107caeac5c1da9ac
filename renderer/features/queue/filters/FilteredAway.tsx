import { ListFilter } from 'lucide-react'
import { withoutFilter } from '../../../../shared/domain/queue/filters.ts'
import { Button } from '../../../design/Button.tsx'
import { EmptyState } from '../../../design/EmptyState.tsx'
import { filterQueue, useQueue } from '../../../state/queue.ts'
import { useTexts } from '../../../texts/use-texts.ts'
import { useFilterWords } from './use-filter-words.ts'

/** There would be something here, but for the filters: which of them hides how much. */
export function FilteredAway() {
  const { queueFilters: words } = useTexts()
  const filters = useQueue((state) => state.filters)
  const all = useQueue((state) => state.counts[state.view])
  const without = useQueue(({ weighed }) => weighed?.without) ?? {}
  const hiding = useFilterWords(filters).flatMap(({ kind, words: what }) => {
    const count = without[kind] ?? 0
    return count > 0 ? [{ kind, what, count }] : []
  })
  return (
    // Where the list would have the focus, so that F6 and Esc lead here.
    <div
      id="queue-list"
      tabIndex={-1}
      className="min-h-0 grow overflow-y-auto outline-offset-[-2px]"
    >
      <EmptyState icon={<ListFilter aria-hidden="true" size={24} />} title={words.hidden(all)}>
        <div className="flex flex-col items-center gap-2">
          {hiding.map(({ kind, what, count }) => (
            <Button
              key={kind}
              size="words"
              onPress={() => filterQueue(withoutFilter(filters, kind))}
            >
              {words.without(what, count)}
            </Button>
          ))}
          {hiding.length === 0 && <p>{words.together}</p>}
          <Button tone="primary" aria-keyshortcuts="Escape" onPress={() => filterQueue({})}>
            {words.clear}
          </Button>
          <p>{words.escape}</p>
        </div>
      </EmptyState>
    </div>
  )
}
