import { type CannedReply, parseReplyText } from '../../../shared/domain/canned/canned-reply.ts'
import { fillCannedText } from '../../../shared/domain/canned/fill-canned-text.ts'
import { placeholderValues } from '../../../shared/domain/canned/placeholder-values.ts'
import { BlankText } from '../../design/BlankText.tsx'
import { relayNow, useSession, useTimeZone } from '../../state/status.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { useFieldPlaceholders } from './use-fields.ts'

/** The reply as somebody made up would read it now; what no case tells stands out. */
export function CannedSample({ reply }: { reply: CannedReply }) {
  const { manager } = useTexts().canned
  const timeZone = useTimeZone()
  const agentName = useSession()?.account.name ?? ''
  const parsed = parseReplyText(reply.text, useFieldPlaceholders())
  if ('wrong' in parsed || reply.text.trim() === '') return null
  const { name: citizenName, quadra, area } = manager.sample
  const facts = {
    ...{ citizenName, quadra, agentName, protocol: '2026-000123', deadline: null },
    ...{ area: reply.area ?? area, fields: new Map<string, string | null>() },
  }
  const { text } = fillCannedText(parsed.parts, placeholderValues(facts, relayNow(), timeZone))
  return (
    <figure className="flex flex-col gap-1.5">
      <figcaption className="font-medium text-faint text-xs">{manager.preview}</figcaption>
      <div className="conversation-ground rounded-card p-3">
        <p className="ml-auto w-fit max-w-full whitespace-pre-wrap rounded-panel rounded-tr-control bg-bubble-agent px-3 py-2 text-ink text-sm shadow-1 wrap-anywhere">
          <BlankText text={text} />
        </p>
      </div>
    </figure>
  )
}
