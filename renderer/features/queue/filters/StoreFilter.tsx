import { useState } from 'react'
import { plainText } from '../../../../shared/domain/plain-text.ts'
import {
  MOST_SAVED_FILTERS,
  type SavedFilter,
  savedView,
} from '../../../../shared/domain/queue/saved-filter.ts'
import { Button } from '../../../design/Button.tsx'
import { TextField } from '../../../design/TextField.tsx'
import { reportDefects } from '../../../state/notices.ts'
import { isFiltered, useQueue } from '../../../state/queue.ts'
import { keepFilter, removeFilter } from '../../../state/queue-filters.ts'
import type { Texts } from '../../../texts/pt-br.ts'
import { useTexts } from '../../../texts/use-texts.ts'
import type { Done } from './Filters.tsx'

type StoreFilterProps = { saved: readonly SavedFilter[]; onDone: (done: Done) => void }

/** Gives what is chosen a name. */
export function StoreFilter({ saved, onDone }: StoreFilterProps) {
  const { queueFilters: words } = useTexts()
  const { view, filters } = useQueue()
  const filtered = useQueue(isFiltered)
  const [name, setName] = useState('')
  /** The form complains once somebody has tried. */
  const [tried, setTried] = useState(false)
  const problem = filtered ? nameProblem(name, saved, words) : words.nothingChosen

  async function store() {
    setTried(true)
    if (problem !== null) return
    const filter = {
      ...{ filterId: crypto.randomUUID(), name: name.trim() },
      ...{ view: savedView(view), filters },
    }
    if (!(await keepFilter(filter))) return
    setName('')
    setTried(false)
    onDone({
      words: words.stored(filter.name),
      undo: async () => {
        await removeFilter(filter.filterId)
        return { words: words.deleted(filter.name), undo: null }
      },
    })
  }

  return (
    <form
      className="flex flex-wrap items-start gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        reportDefects(store())
      }}
    >
      <div className="min-w-0 grow basis-56">
        <TextField
          label={words.name}
          hint={words.nameHint}
          value={name}
          maxLength={60}
          error={tried ? problem : null}
          onChange={setName}
        />
      </div>
      <Button type="submit" className="mt-7.5">
        {words.store}
      </Button>
    </form>
  )
}

/** Why a filter cannot be called so, as a sentence; null where it can. */
export function nameProblem(
  name: string,
  others: readonly SavedFilter[],
  words: Texts['queueFilters'],
): string | null {
  const plain = plainText(name.trim())
  if (plain === '') return words.nameMissing
  if (others.some((other) => plainText(other.name) === plain)) return words.nameTaken
  return others.length >= MOST_SAVED_FILTERS ? words.tooMany(MOST_SAVED_FILTERS) : null
}
