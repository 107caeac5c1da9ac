import { ShieldAlert } from 'lucide-react'
import { formatPhone } from '../../../shared/domain/citizen-name.ts'
import type { ContentOf } from '../../../shared/domain/message-content.ts'
import type { Texts } from '../../texts/pt-br.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { Placeholder } from './Placeholder.tsx'

/** WhatsApp's word that somebody is known under something else now: it may be somebody else. */
export function SystemNotice({ notice }: { notice: ContentOf<'system'> }) {
  const texts = useTexts()
  return (
    <Placeholder icon={<ShieldAlert />} title={texts.message.system[notice.change]}>
      <span className="block">{changeWords(notice, texts)}</span>
      {texts.message.systemHint}
    </Placeholder>
  )
}

function changeWords({ from, to }: ContentOf<'system'>, { message }: Texts): string | null {
  if (to === null) return null
  const now = formatPhone(to)
  return from === null ? message.changedTo(now) : message.changedFromTo(formatPhone(from), now)
}
