import { X } from 'lucide-react'
import { Group } from 'react-aria-components'
import { withoutFilter } from '../../../../shared/domain/queue/filters.ts'
import { Button, IconButton } from '../../../design/Button.tsx'
import { filterQueue, shownIn, useQueue } from '../../../state/queue.ts'
import { useTexts } from '../../../texts/use-texts.ts'
import { useFilterWords } from './use-filter-words.ts'

/** What the list is narrowed to, and how much of it that leaves; each filter goes by one press. */
export function FilterChips() {
  const { queueFilters: words } = useTexts()
  const filters = useQueue((state) => state.filters)
  const chips = useFilterWords(filters)
  if (chips.length === 0) return null
  return (
    <Group
      aria-label={words.inUse}
      className="flex shrink-0 items-start gap-1 border-line border-b py-1.5 pr-2 pl-4"
    >
      <div className="flex min-w-0 grow flex-wrap items-center gap-1.5 short:flex-nowrap short:overflow-x-auto">
        {chips.map(({ kind, words: what }) => (
          <Button
            key={kind}
            size="small"
            aria-label={words.remove(what)}
            onPress={() => filterQueue(withoutFilter(filters, kind))}
            className="min-w-0 max-w-full rounded-full! border-accent! bg-accent-soft! text-accent!"
          >
            <span className="truncate">{what}</span>
            <X aria-hidden="true" size={13} className="shrink-0" />
          </Button>
        ))}
        <Leaves />
      </div>
      <IconButton label={words.clear} className="size-7!" onPress={() => filterQueue({})}>
        <X aria-hidden="true" size={15} />
      </IconButton>
    </Group>
  )
}

function Leaves() {
  const { queueFilters: words } = useTexts()
  const shown = useQueue((state) => shownIn(state, state.view))
  const all = useQueue((state) => state.counts[state.view])
  const isMore = useQueue(({ view, weighed }) => view === 'closed' && weighed?.isMore === true)
  const isKnown = useQueue(({ weighed }) => weighed !== null)
  if (!isKnown) return null
  return (
    <p role="status" className="text-faint text-xs">
      {isMore ? words.leavesMore(shown) : words.leaves(shown, all)}
    </p>
  )
}
