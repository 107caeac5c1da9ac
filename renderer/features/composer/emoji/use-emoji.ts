import { type KeyboardEvent, type RefObject, useId, useState } from 'react'
import type { SelectInField } from '../use-field-selection.ts'
import type { Emoji } from './emoji-list.ts'
import { emojiAsked, findEmoji } from './find-emoji.ts'

type EmojiField = {
  text: string
  field: RefObject<HTMLTextAreaElement | null>
  select: SelectInField
  onWrite: (text: string) => void
}

/** The stretch of the text that an emoji is to take the place of. */
type Asked = { at: number; until: number; query: string }

/** The short list that opens after a colon and two letters, or by its button. */
export function useEmoji({ text, field, select, onWrite }: EmojiField) {
  const [asked, setAsked] = useState<Asked | null>(null)
  const [place, setPlace] = useState(0)
  const id = useId()
  const found = asked ? findEmoji(asked.query) : []
  const active = found[Math.min(place, found.length - 1)]
  const isOpen = asked !== null && active !== undefined

  function ask(next: Asked | null) {
    setAsked(next)
    setPlace(0)
  }

  function choose({ emoji }: Emoji) {
    if (asked === null) return
    const { at, until } = asked
    ask(null)
    onWrite(`${text.slice(0, at)}${emoji}${text.slice(until)}`)
    select(at + emoji.length, at + emoji.length)
  }

  return {
    isOpen,
    found,
    active,
    choose,
    listId: id,
    idOf: ({ emoji }: Emoji) => `${id}-${emoji}`,
    point: (one: Emoji) => setPlace(found.indexOf(one)),
    close: () => ask(null),
    /** By the button: the usual ones, where the caret stands; pressed again it closes them. */
    toggle() {
      if (isOpen) return ask(null)
      const { selectionStart: at = text.length, selectionEnd: until = at } = field.current ?? {}
      select(at, until)
      ask({ at, until, query: '' })
    },
    /** The words have changed; the field knows where the caret stands. */
    onWrite(words: string) {
      const caret = field.current?.selectionStart ?? words.length
      const next = emojiAsked(words, caret)
      ask(next && { ...next, until: caret })
    },
    /** @returns whether the key was for the list. */
    onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): boolean {
      if (!isOpen || event.nativeEvent.isComposing) return false
      // The desk's own keys, which mean something else everywhere.
      if (event.altKey || event.ctrlKey || event.metaKey) return false
      const steps: Record<string, number> = {
        ArrowDown: 1,
        ArrowRight: 1,
        ArrowUp: -1,
        ArrowLeft: -1,
      }
      const step = steps[event.key]
      if (step !== undefined) {
        setPlace((Math.min(place, found.length - 1) + step + found.length) % found.length)
      } else if (event.key === 'Enter' || event.key === 'Tab') choose(active)
      else if (event.key === 'Escape') ask(null)
      else return false
      event.preventDefault()
      event.stopPropagation()
      return true
    },
  }
}
