import type { RefObject } from 'react'
import { useShortList } from '../short-list/use-short-list.ts'
import type { SelectInField } from '../use-field-selection.ts'
import type { Emoji } from './emoji-list.ts'
import { emojiAsked, findEmoji } from './find-emoji.ts'

type EmojiField = {
  text: string
  field: RefObject<HTMLTextAreaElement | null>
  select: SelectInField
  onWrite: (text: string) => void
}

const steps = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }

/** The short list that opens after a colon and two letters, or by its button. */
export function useEmoji({ text, field, select, onWrite }: EmojiField) {
  const list = useShortList<Emoji>({
    field,
    askedBy: emojiAsked,
    find: findEmoji,
    keyOf: ({ emoji }) => emoji,
    steps,
    onChoose({ emoji }, { at, until }) {
      onWrite(`${text.slice(0, at)}${emoji}${text.slice(until)}`)
      select(at + emoji.length, at + emoji.length)
    },
  })
  return {
    list,
    /** By the button: the usual ones, where the caret stands; pressed again it closes them. */
    toggle() {
      if (list.isOpen) return list.close()
      const { selectionStart: at = text.length, selectionEnd: until = at } = field.current ?? {}
      select(at, until)
      list.ask({ at, until, query: '' })
    },
  }
}
