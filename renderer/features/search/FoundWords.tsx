import { useEffect } from 'react'
import { findTerms, type Term, termsOf } from '../../../shared/domain/search/terms.ts'
import { useConversation } from '../../state/conversation.ts'
import { useFind } from '../../state/find.ts'

/** The name by which the styles know them: `::highlight(found-words)`. */
const HIGHLIGHT = 'found-words'

/**
 * Makes words stand out in what people wrote, without touching how it is drawn: the browser paints
 * ranges of text, which are found again as lines come into sight.
 */
export function FoundWords() {
  const conversationId = useConversation((state) => state.conversationId)
  const isThere = useConversation((state) => state.view !== null)
  const marks = useFind((state) => state.marks)
  const words = marks !== null && marks.conversationId === conversationId ? marks.words : ''
  useEffect(() => {
    const log = isThere && words !== '' ? document.getElementById('conversation-log') : null
    if (log === null) return
    const terms = termsOf(words)
    const paint = () => {
      CSS.highlights.set(HIGHLIGHT, new Highlight(...rangesIn(log, terms)))
    }
    const observer = new MutationObserver(paint)
    observer.observe(log, { childList: true, characterData: true, subtree: true })
    paint()
    return () => {
      observer.disconnect()
      CSS.highlights.delete(HIGHLIGHT)
    }
  }, [words, isThere])
  return null
}

/** A phrase over a change of style, or over a link, is not seen as one. */
function rangesIn(log: Element, terms: readonly Term[]): Range[] {
  const ranges: Range[] = []
  for (const written of log.querySelectorAll('[data-written]')) {
    const texts = document.createTreeWalker(written, NodeFilter.SHOW_TEXT)
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      for (const { start, end } of findTerms(node.textContent ?? '', terms).flat()) {
        const range = document.createRange()
        range.setStart(node, start)
        range.setEnd(node, end)
        ranges.push(range)
      }
    }
  }
  return ranges
}
