import { useEffect } from 'react'
import type { SearchHit } from '../../../shared/ipc/search.ts'
import { useNow } from '../../state/clock.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { HitRow } from './HitRow.tsx'

type HitsProps = {
  id: string
  hits: readonly SearchHit[]
  active: SearchHit | null
  onPoint: (hit: SearchHit) => void
  onChoose: (hit: SearchHit) => void
}

/** Of an element, which the field names as the one that Enter opens. */
export function idOfHit(list: string, { messageId }: SearchHit): string {
  return `${list}-${messageId}`
}

/** Walked from within the field, which keeps the focus. */
export function Hits({ id, hits, active, onPoint, onChoose }: HitsProps) {
  const { search } = useTexts()
  const now = useNow()
  const activeId = active && idOfHit(id, active)
  useEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' })
  }, [activeId])
  return (
    <div
      id={id}
      role="listbox"
      aria-label={search.results}
      className="min-h-0 overflow-y-auto p-1.5"
    >
      {hits.map((hit) => (
        <HitRow
          key={hit.messageId}
          id={idOfHit(id, hit)}
          isActive={hit === active}
          {...{ hit, now, onPoint, onChoose }}
        />
      ))}
    </div>
  )
}
