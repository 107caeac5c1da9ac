import { type KeyboardEvent, type RefObject, useId, useState } from 'react'

/** What was typed to ask for the list: where it stands in the text, and what is looked for. */
export type Asked = { readonly at: number; readonly until: number; readonly query: string }

type ShortListOf<T> = {
  field: RefObject<HTMLTextAreaElement | null>
  /** What the text asks for where the caret stands; null for nothing. */
  askedBy: (text: string, caret: number) => Omit<Asked, 'until'> | null
  find: (query: string) => readonly T[]
  keyOf: (one: T) => string
  /** The keys that walk, and how far. */
  steps: Readonly<Record<string, number>>
  /** It is to take the place of what asked for it. */
  onChoose: (one: T, asked: Asked) => void
}

export type ShortListState<T> = ReturnType<typeof useShortList<T>>

/** They move the caret away from what was being typed. */
const leaving: ReadonlySet<string> = new Set(['ArrowLeft', 'ArrowRight', 'Home', 'End'])

/** A short list over a field, which keeps the focus: what is typed there asks for it. */
export function useShortList<T>(of: ShortListOf<T>) {
  const { field, askedBy, find, keyOf, steps, onChoose } = of
  const [asked, setAsked] = useState<Asked | null>(null)
  const [place, setPlace] = useState(0)
  const id = useId()
  const found = asked ? find(asked.query) : []
  const at = Math.min(place, found.length - 1)
  const active = found[at]
  const isOpen = asked !== null && active !== undefined
  const idOf = (one: T) => `${id}-${keyOf(one)}`

  function ask(next: Asked | null) {
    setAsked(next)
    setPlace(0)
  }

  function choose(one: T) {
    if (asked === null) return
    ask(null)
    onChoose(one, asked)
  }

  return {
    isOpen,
    found,
    active,
    id,
    idOf,
    /** What the field says of it; null while it is closed. */
    ofField: isOpen ? { id, activeId: idOf(active) } : null,
    choose,
    ask,
    point: (one: T) => setPlace(found.indexOf(one)),
    close: () => ask(null),
    /** The words have changed; the field knows where the caret stands. */
    onWrite(words: string) {
      const until = field.current?.selectionStart ?? words.length
      const next = askedBy(words, until)
      ask(next && { ...next, until })
    },
    /** @returns whether the key was for the list. */
    onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): boolean {
      if (!isOpen || event.nativeEvent.isComposing) return false
      // The desk's own keys, which mean something else everywhere.
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return false
      const step = steps[event.key]
      if (step !== undefined) setPlace((at + step + found.length) % found.length)
      else if (event.key === 'Enter' || event.key === 'Tab') choose(active)
      else if (event.key === 'Escape') ask(null)
      else {
        if (leaving.has(event.key)) ask(null)
        return false
      }
      event.preventDefault()
      event.stopPropagation()
      return true
    },
  }
}
