import { type KeyboardEvent, type RefObject, useEffect, useMemo, useState } from 'react'
import { validity } from '../../../../shared/domain/canned/canned-reply.ts'
import { blanksIn } from '../../../../shared/domain/canned/fill-canned-text.ts'
import { dateAt } from '../../../../shared/domain/local-day.ts'
import type { CannedFacts, CannedReplyView } from '../../../../shared/ipc/canned.ts'
import { call } from '../../../bridge.ts'
import { useCanned } from '../../../state/canned.ts'
import { takeCannedAsked, useCannedAsked } from '../../../state/canned-asked.ts'
import { putCannedIn } from '../../../state/canned-marks.ts'
import { type AskedAt, areWords, beginsWord, withLetters } from '../../../state/canned-sign.ts'
import { reportDefects } from '../../../state/notices.ts'
import { useOpeningHours } from '../../../state/opening-hours.ts'
import { beginWriting } from '../../../state/seen.ts'
import { relayNow, useSession, useTimeZone } from '../../../state/status.ts'
import { type CannedValues, cannedGist, sayCanned } from '../../../words/canned.ts'
import type { SelectInField } from '../use-field-selection.ts'

type CannedReplies = {
  conversationId: string
  text: string
  field: RefObject<HTMLTextAreaElement | null>
  select: SelectInField
  onWrite: (text: string) => void
}

/** The list of canned replies over the writing field: when it opens, and what it puts in. */
export function useCannedReplies(composer: CannedReplies) {
  const { conversationId, text, field, select, onWrite } = composer
  const [place, setPlace] = useState<AskedAt | null>(null)
  const [facts, setFacts] = useState<CannedFacts | null>(null)
  const timeZone = useTimeZone()
  const hours = useOpeningHours()
  const outside = useSession()?.organisation.outsideReplyId ?? null
  const all = useCanned((state) => state.replies)
  const offered = useMemo(() => {
    const today = dateAt(relayNow(), timeZone)
    return (all ?? []).filter(({ reply }) => validity(reply, today) === 'valid')
  }, [all, timeZone])

  async function findFacts() {
    const found = await call('find-canned-facts', { conversationId })
    setFacts(found)
    return found
  }

  function open(typed: AskedAt['typed'], query = '', where = caret()) {
    setPlace({ ...where, typed, query })
    reportDefects(findFacts())
  }

  /** Whoever wanted the letters themselves gets them; null: she took the first one back. */
  function close(query: string | null) {
    if (place === null) return
    const { at, until, typed } = place
    setPlace(null)
    if (typed === '' || query === null) return select(at, until)
    onWrite(withLetters(text, place, query))
    const end = at + typed.length + query.length
    select(end, end)
  }

  /** The focus went elsewhere, and stays there. */
  function leave(query: string) {
    if (place !== null && areWords(place, query)) onWrite(withLetters(text, place, query))
    setPlace(null)
  }

  /** Where the caret stands, or stood before the focus went elsewhere. */
  function caret() {
    const { selectionStart: at = text.length, selectionEnd: until = at } = field.current ?? {}
    return { at, until }
  }

  async function choose(chosen: CannedReplyView, { at, until } = place ?? caret()) {
    const known = facts ?? (await findFacts())
    const words = sayCanned(chosen.reply, valuesIn(known))
    if (text.trim() === '') beginWriting(conversationId)
    putCannedIn(conversationId, { replyId: chosen.reply.replyId, words, at, until })
    setPlace(null)
    const [blank] = blanksIn(words)
    if (blank) select(at + blank.start, at + blank.end)
    else select(at + words.length, at + words.length)
  }

  const asked = useCannedAsked((state) => state.asked)
  useEffect(() => {
    if (asked?.conversationId !== conversationId) return
    takeCannedAsked()
    const chosen = offered.find(({ reply }) => reply.replyId === asked.replyId)
    if (chosen) reportDefects(choose(chosen))
    else if (asked.query === null) open('')
    else open('/', asked.query, { at: text.length, until: text.length })
  })

  return {
    isOpen: place !== null,
    /** What the search begins with. */
    query: place?.query ?? '',
    offered,
    /** What the citizen wrote last, which the list lies over; null where nothing is known of it. */
    lastWords: facts?.lastWords ?? null,
    /** What may be told to whoever wrote while the desk was closed, while it is. */
    firstId: hours !== null && !hours.isOpenAt(relayNow()) ? outside : null,
    open: () => open(''),
    close,
    leave,
    choose: (chosen: CannedReplyView) => reportDefects(choose(chosen)),
    say: ({ reply }: CannedReplyView) => sayCanned(reply, valuesIn(facts)),
    gist: ({ reply }: CannedReplyView) => cannedGist(reply, valuesIn(facts)),
    /** @returns whether the key was for the list. */
    onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): boolean {
      if (event.key !== '/' || event.nativeEvent.isComposing) return false
      // Both together are AltGr, with which some keyboards type it.
      if (event.ctrlKey !== event.altKey || event.metaKey) return false
      if (!beginsWord(text, event.currentTarget.selectionStart)) return false
      event.preventDefault()
      open('/')
      return true
    },
  }
}

function valuesIn(facts: CannedFacts | null): CannedValues {
  return new Map(Object.entries(facts?.values ?? {}))
}
