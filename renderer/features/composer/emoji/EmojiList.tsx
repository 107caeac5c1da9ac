import { useLanguage, useTexts } from '../../../texts/use-texts.ts'
import { ShortList } from '../short-list/ShortList.tsx'
import type { ShortListState } from '../short-list/use-short-list.ts'
import type { Emoji } from './emoji-list.ts'

export function EmojiList({ list }: { list: ShortListState<Emoji> }) {
  const { emoji: words } = useTexts()
  const language = useLanguage()
  return (
    <ShortList list={list} label={words.list}>
      {({ emoji, en, pt }) => (
        <>
          <span aria-hidden="true" className="w-6 text-center text-base">
            {emoji}
          </span>
          <span className="truncate text-ink">{(language === 'en' ? en : pt)[0]}</span>
        </>
      )}
    </ShortList>
  )
}
