import { useEffect, useRef } from 'react'
import { startDeskNotices } from '../../state/desk-notices.ts'
import { startMentionNotices } from '../../state/mention-notices.ts'
import { startNoticeReplies } from '../../state/notice-replies.ts'
import { usePreferences } from '../../state/preferences.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { deskNoticeWords } from '../../words/desk-notice.ts'

/** Tells what is new while she looks elsewhere, for as long as the desk stands; draws nothing itself. */
export function DeskNotices() {
  const texts = useTexts()
  const words = useRef(texts)
  useEffect(() => {
    words.current = texts
  }, [texts])
  useEffect(
    () =>
      startDeskNotices((happened, row, waiting) => {
        const { showsContent } = usePreferences.getState().notices
        return deskNoticeWords(happened, row, waiting, showsContent, words.current)
      }),
    [],
  )
  useEffect(
    () =>
      startNoticeReplies((name, seconds) => {
        const { deskNotices, unnamedCitizen } = words.current
        const title = name ?? unnamedCitizen
        return { title, body: deskNotices.leaves(seconds), undo: deskNotices.takeBack }
      }),
    [],
  )
  useEffect(startMentionNotices, [])
  return null
}
