import { ListBoxItem } from 'react-aria-components'
import type { SearchHit } from '../../../shared/ipc/search.ts'
import { Avatar } from '../../design/Avatar.tsx'
import { useNow } from '../../state/clock.ts'
import { useTimeZone } from '../../state/status.ts'
import type { Texts } from '../../texts/pt-br.ts'
import { useLanguage, useTexts } from '../../texts/use-texts.ts'
import { shortMoment } from '../../words/moment.ts'
import { snippetParts } from './snippet.ts'

export function HitRow({ id, hit }: { id: string; hit: SearchHit }) {
  const texts = useTexts()
  const now = useNow()
  const place = { language: useLanguage(), timeZone: useTimeZone() }
  const name = hit.citizenName ?? texts.unnamedCitizen
  const parts = snippetParts(hit.snippet)
  return (
    <ListBoxItem
      id={id}
      textValue={name}
      className="flex cursor-pointer gap-3 rounded-card px-3 py-2 outline-none data-hovered:bg-hover/50 data-focused:bg-hover"
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
              <span key={part.key}>{part.text}</span>
            ),
          )}
        </p>
      </div>
    </ListBoxItem>
  )
}

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
