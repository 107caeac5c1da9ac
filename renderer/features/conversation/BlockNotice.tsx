import { Ban } from 'lucide-react'
import type { ConversationView } from '../../../shared/ipc/conversation.ts'
import { useTimeZone } from '../../state/status.ts'
import { useLanguage, useTexts } from '../../texts/use-texts.ts'
import { dateTimeOf } from '../../words/day.ts'

type BlockNoticeProps = { block: NonNullable<ConversationView['block']> }

/** Why nothing goes out here, and what waits for the end. */
export function BlockNotice({ block }: BlockNoticeProps) {
  const texts = useTexts()
  const words = texts.citizen.block
  const place = { language: useLanguage(), timeZone: useTimeZone() }
  const { reason, until, heldBack } = block
  return (
    <p className="flex shrink-0 items-center gap-2.5 border-line border-b bg-bad-soft px-4 py-2 text-bad text-sm short:py-1">
      <Ban aria-hidden="true" size={16} className="shrink-0" />
      <span>
        {words.banner(dateTimeOf(until, place))} {words.reasons[reason]}.{' '}
        {heldBack > 0 && `${words.heldBack(heldBack)}.`}
      </span>
    </p>
  )
}
