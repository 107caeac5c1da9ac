import { CornerDownRight, MessageSquareText, Search, UserRound } from 'lucide-react'
import { KeyCaps } from '../../design/KeyCaps.tsx'
import { PointedOption } from '../../design/PointedOption.tsx'
import type { Entry } from './entries.ts'

type PaletteRowProps = {
  id: string
  entry: Entry
  isActive: boolean
  onPoint: () => void
  onChoose: () => void
}

const icons = {
  action: CornerDownRight,
  case: UserRound,
  canned: MessageSquareText,
  search: Search,
}

export function PaletteRow({ id, entry, isActive, onPoint, onChoose }: PaletteRowProps) {
  const Icon = icons[entry.kind]
  return (
    <PointedOption
      {...{ id, isActive, onPoint, onChoose }}
      className="flex min-h-9 items-center gap-2.5 rounded-control px-2.5 py-1"
    >
      <Icon aria-hidden="true" size={16} className="shrink-0 text-faint" />
      <span className="min-w-0 shrink truncate text-ink text-sm">{entry.name}</span>
      <span className="min-w-0 grow basis-16 truncate text-right text-faint text-xs">
        {entry.hint}
      </span>
      {entry.keys?.[0] && (
        <span className="flex shrink-0 gap-1 max-[560px]:hidden">
          {entry.keys.map((chord) => (
            <KeyCaps key={chord} chord={chord} />
          ))}
        </span>
      )}
    </PointedOption>
  )
}
