import { memo } from 'react'
import type { SearchHit } from '../../../shared/ipc/search.ts'
import { Avatar } from '../../design/Avatar.tsx'
import { PointedOption } from '../../design/PointedOption.tsx'
import { useTimeZone } from '../../state/status.ts'
import type { Texts } from '../../texts/pt-br.ts'
import { useLanguage, useTexts } from '../../texts/use-texts.ts'
import { shortMoment } from '../../words/moment.ts'
import { snippetParts } from './snippet.ts'

type HitRowProps = {
  id: string
  hit: SearchHit
  /** The relay's time. */
  now: number
  /** Enter opens it. */
  isActive: boolean
  onPoint: (hit: SearchHit) => void
  onChoose: (hit: SearchHit) => void
}

export const HitRow = memo(function HitRow(props: HitRowProps) {
  const { id, hit, now, isActive, onPoint, onChoose } = props
  const texts = useTexts()
  const place = { language: useLanguage(), timeZone: useTimeZone() }
  const name = hit.citizenName ?? texts.unnamedCitizen
  const parts = snippetParts(hit.snippet)
  return (
    <PointedOption
      {...{ id, isActive }}
      onPoint={() => onPoint(hit)}
      onChoose={() => onChoose(hit)}
      className="flex gap-3 rounded-card px-3 py-2"
    >
      <Avatar name={name} seed={hit.conversationId} />
      <div className="min-w-0 grow">
        <div className="flex items-baseline gap-2">
          <span className="grow truncate font-medium text-ink text-sm">{name}</span>
          <span className="shrink-0 text-faint text-xs">
            {shortMoment(hit.at, now, texts, place)}
          </span>
        </div>
        <p className="line-clamp-2 wrap-anywhere text-soft text-sm">
          <span className="font-medium">{author(hit, texts)}</span>
          {parts.length === 0 && <em className="text-faint">{kindWords(hit, texts)}</em>}
          {parts.map((part) =>
            part.hit ? (
              <mark key={part.key} className="rounded-xs bg-mark text-ink">
                {part.text}
              </mark>
            ) : (
              part.text
            ),
          )}
        </p>
      </div>
    </PointedOption>
  )
})

/** Who wrote it, where it was not the citizen whose name stands above. */
function author({ kind, from, agent }: SearchHit, { search, desk, colleague }: Texts): string {
  if (from === 'citizen') return ''
  const name = agent === null ? desk : agent.name || colleague
  return `${search.byAgent(kind === 'note' ? `${search.note} · ${name}` : name)} `
}

/** What there is where there are no words. */
function kindWords({ kind }: SearchHit, { message }: Texts): string {
  switch (kind) {
    case 'image':
    case 'video':
    case 'audio':
    case 'document':
    case 'sticker':
    case 'location':
      return message[kind]
    default:
      return '…'
  }
}
