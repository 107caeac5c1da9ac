import { Search } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import { Dialog } from '../../design/Dialog.tsx'
import { useOverlay } from '../../state/overlay.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { choose } from './choose.ts'
import type { Entry } from './entries.ts'
import { PaletteRow } from './PaletteRow.tsx'
import { useEntries } from './use-entries.ts'

/** Rows that Page Up and Page Down walk. */
const LEAP = 7

/** Letters search, the arrows walk, Enter does it: the focus stays in the field. */
export function PaletteDialog({ onClose }: { onClose: () => void }) {
  const texts = useTexts()
  const { palette } = texts
  const [ahead] = useState(() => useOverlay.getState().ahead)
  const [query, setQuery] = useState(ahead.letters)
  const [at, setAt] = useState(0)
  const { entries, isWhole, failed } = useEntries(query)
  // Fingers are quicker than the answer: Enter is for what these letters find, not for what is shown
  // until it has come.
  const [isEntered, setIsEntered] = useState(ahead.isEntered)
  const id = useId()
  const place = Math.min(at, entries.length - 1)
  const active = entries[place]
  const idOf = (entry: Entry) => `${id}-${entry.id}`
  const activeId = active && idOf(active)

  useEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' })
  }, [activeId])

  useEffect(() => {
    if (isEntered && isWhole && active) take(active)
  })

  function take(entry: Entry) {
    setIsEntered(false)
    onClose()
    // The dialog gives the focus back first: what is chosen may put it elsewhere.
    requestAnimationFrame(() => requestAnimationFrame(() => choose(entry)))
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    const last = entries.length - 1
    const targets: Record<string, number> = {
      ArrowDown: place === last ? 0 : place + 1,
      ArrowUp: place === 0 ? last : place - 1,
      PageDown: Math.min(place + LEAP, last),
      PageUp: Math.max(place - LEAP, 0),
    }
    const target = targets[event.key]
    if (target !== undefined && !event.altKey) {
      event.preventDefault()
      setAt(target)
    } else if (event.key === 'Enter' && active && !event.repeat) {
      event.preventDefault()
      setIsEntered(true)
    }
  }

  return (
    <Dialog title={palette.title} hideTitle place="top" width="max-w-xl" onClose={onClose}>
      <div className="flex shrink-0 items-center gap-2.5 border-line border-b px-4">
        <Search aria-hidden="true" size={18} className="shrink-0 text-faint" />
        <input
          role="combobox"
          aria-label={palette.field}
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={activeId}
          aria-autocomplete="list"
          autoFocus
          onFocus={({ target }) => target.setSelectionRange(query.length, query.length)}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          placeholder={palette.placeholder}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value)
            setAt(0)
            setIsEntered(false)
          }}
          onKeyDown={onKeyDown}
          className="h-13 w-full min-w-0 bg-transparent text-ink text-md outline-none placeholder:text-faint short:h-10"
        />
      </div>
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={palette.list}
        className="min-h-0 max-h-[60vh] overflow-y-auto p-1.5"
      >
        {entries.map((entry, index) => (
          <PaletteRow
            key={entry.id}
            id={idOf(entry)}
            entry={entry}
            isActive={entry === active}
            onPoint={() => setAt(index)}
            onChoose={() => take(entry)}
          />
        ))}
      </div>
      <p
        role="status"
        className="flex min-h-8 shrink-0 items-center border-line border-t px-4 py-1 text-faint text-xs short:hidden"
      >
        {failed ? palette.failed : palette.found(entries.length)}
      </p>
    </Dialog>
  )
}
