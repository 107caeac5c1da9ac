import { PencilLine, Trash2 } from 'lucide-react'
import { useRef, useState } from 'react'
import type { SavedFilter } from '../../../../shared/domain/queue/saved-filter.ts'
import { Button, IconButton } from '../../../design/Button.tsx'
import { TextField } from '../../../design/TextField.tsx'
import { useFocusStays } from '../../../design/use-focus-stays.ts'
import { reportDefects } from '../../../state/notices.ts'
import { showQueue } from '../../../state/queue.ts'
import { keepFilter, removeFilter } from '../../../state/queue-filters.ts'
import { useTexts } from '../../../texts/use-texts.ts'
import type { Done } from './Filters.tsx'
import { nameProblem } from './StoreFilter.tsx'
import { useFilterWords } from './use-filter-words.ts'

type SavedFiltersProps = {
  saved: readonly SavedFilter[]
  onDone: (done: Done) => void
  onClose: () => void
}

/** The agent's own, by name: the first one has the focus, so that Enter uses it. */
export function SavedFilters({ saved, onDone, onClose }: SavedFiltersProps) {
  const { queueFilters: words } = useTexts()
  const list = useRef<HTMLElement>(null)
  useFocusStays(list)
  return (
    <section ref={list} aria-label={words.saved} className="flex flex-col gap-1.5">
      <h3 className="font-medium text-ink text-sm">{words.saved}</h3>
      <p className="text-faint text-xs">{saved.length === 0 ? words.none : words.savedHint}</p>
      <ul className="flex max-h-56 flex-col gap-1 overflow-y-auto">
        {saved.map((filter, place) => (
          <Saved
            key={filter.filterId}
            filter={filter}
            others={saved.filter((other) => other !== filter)}
            isFirst={place === 0}
            {...{ onDone, onClose }}
          />
        ))}
      </ul>
    </section>
  )
}

type SavedProps = Omit<SavedFiltersProps, 'saved'> & {
  filter: SavedFilter
  others: readonly SavedFilter[]
  isFirst: boolean
}

function Saved({ filter, others, isFirst, onDone, onClose }: SavedProps) {
  const { queueFilters: words } = useTexts()
  const [renaming, setRenaming] = useState(false)

  const keep = async (kept: SavedFilter): Promise<Done> => {
    await keepFilter(kept)
    return { words: words.restored(kept.name), undo: null }
  }
  async function remove() {
    if (!(await removeFilter(filter.filterId))) return
    onDone({ words: words.deleted(filter.name), undo: () => keep(filter) })
  }
  async function rename(name: string) {
    setRenaming(false)
    if (!(await keepFilter({ ...filter, name }))) return
    onDone({ words: words.renamed(name), undo: () => keep(filter) })
  }

  if (renaming) {
    return (
      <Renaming
        filter={filter}
        others={others}
        onKeep={(name) => reportDefects(rename(name))}
        onCancel={() => setRenaming(false)}
      />
    )
  }
  return (
    <li className="flex items-center gap-1">
      <Button
        size="words"
        tone="quiet"
        aria-label={words.apply(filter.name)}
        autoFocus={isFirst}
        className="min-h-9 min-w-0 grow flex-col! items-start! justify-center gap-0!"
        onPress={() => {
          showQueue(filter.view, filter.filters)
          onClose()
        }}
      >
        <span className="font-medium text-ink text-sm">{filter.name}</span>
        <Content filter={filter} />
      </Button>
      <IconButton label={words.rename(filter.name)} onPress={() => setRenaming(true)}>
        <PencilLine aria-hidden="true" size={15} />
      </IconButton>
      <IconButton label={words.delete(filter.name)} onPress={() => reportDefects(remove())}>
        <Trash2 aria-hidden="true" size={15} />
      </IconButton>
    </li>
  )
}

function Content({ filter }: { filter: SavedFilter }) {
  const { queue, queueFilters: words } = useTexts()
  const what = useFilterWords(filter.filters).map((each) => each.words)
  return (
    <span className="text-faint text-xs">
      {[...what, words.view(queue.views[filter.view])].join(' · ')}
    </span>
  )
}

type RenamingProps = {
  filter: SavedFilter
  others: readonly SavedFilter[]
  onKeep: (name: string) => void
  onCancel: () => void
}

function Renaming({ filter, others, onKeep, onCancel }: RenamingProps) {
  const { queueFilters: words } = useTexts()
  const [name, setName] = useState(filter.name)
  const problem = nameProblem(name, others, words)
  return (
    <li>
      <form
        className="flex flex-wrap items-start gap-2 py-1"
        onSubmit={(event) => {
          event.preventDefault()
          if (problem === null) onKeep(name.trim())
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          // Only this field closes, not the dialog around it.
          event.stopPropagation()
          onCancel()
        }}
      >
        <div className="min-w-0 grow basis-48">
          <TextField
            label={words.newName}
            value={name}
            maxLength={60}
            autoFocus
            error={problem}
            onChange={setName}
          />
        </div>
        <div className="mt-6.5 flex gap-2">
          <Button type="submit" size="large" isDisabled={problem !== null}>
            {words.keepName}
          </Button>
          <Button size="large" tone="quiet" onPress={onCancel}>
            {words.cancel}
          </Button>
        </div>
      </form>
    </li>
  )
}
