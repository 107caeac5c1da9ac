import { PointedOption } from '../../../design/PointedOption.tsx'
import { useLanguage, useTexts } from '../../../texts/use-texts.ts'
import type { Emoji } from './emoji-list.ts'

type EmojiListProps = {
  id: string
  found: readonly Emoji[]
  active: Emoji | undefined
  idOf: (one: Emoji) => string
  onPoint: (one: Emoji) => void
  onChoose: (one: Emoji) => void
}

/** Over the field, which keeps the focus and hears the keys. */
export function EmojiList({ id, found, active, idOf, onPoint, onChoose }: EmojiListProps) {
  const { emoji: words } = useTexts()
  const language = useLanguage()
  return (
    <div
      id={id}
      role="listbox"
      aria-label={words.list}
      className="arrive absolute bottom-full left-0 z-20 mb-2 max-h-[40vh] w-64 max-w-full overflow-y-auto rounded-card border border-line bg-raised p-1 shadow-2"
    >
      {found.map((one) => (
        <PointedOption
          key={one.emoji}
          id={idOf(one)}
          isActive={one === active}
          onPoint={() => onPoint(one)}
          onChoose={() => onChoose(one)}
          className="flex items-center gap-2.5 rounded-control px-2 py-1 text-sm"
        >
          <span aria-hidden="true" className="w-6 text-center text-base">
            {one.emoji}
          </span>
          <span className="truncate text-ink">{(language === 'en' ? one.en : one.pt)[0]}</span>
        </PointedOption>
      ))}
    </div>
  )
}
