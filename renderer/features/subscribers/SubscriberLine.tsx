import { useState } from 'react'
import { formatPhone } from '../../../shared/domain/citizen-name.ts'
import type { FromRelayRefusal } from '../../../shared/ipc/duties.ts'
import type { SubscriberRow } from '../../../shared/ipc/registration.ts'
import { call } from '../../bridge.ts'
import { Avatar } from '../../design/Avatar.tsx'
import { Button } from '../../design/Button.tsx'
import { openRow } from '../../state/desk.ts'
import { reportDefects } from '../../state/notices.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { standingWords } from '../../words/registration.ts'

type SubscriberLineProps = { row: SubscriberRow; onLeave: () => void; onChanged: () => void }

export function SubscriberLine({ row, onLeave, onChanged }: SubscriberLineProps) {
  const texts = useTexts()
  const words = texts.subscribers
  const { citizenId, conversationId, phone, quadra, place, topics, consent, merged } = row
  const [refused, setRefused] = useState<FromRelayRefusal | null>(null)
  const name = row.name ?? texts.unnamedCitizen
  const facts = [
    phone === null ? null : formatPhone(phone),
    place ?? quadra,
    topics.join(', '),
    merged > 0 ? words.merged(merged) : null,
  ]

  async function withdraw() {
    const told = await call('withdraw-subscriber', { citizenId })
    setRefused(told.outcome === 'refused' ? told.reason : null)
    if (told.outcome === 'answered') onChanged()
  }

  return (
    <li className="flex items-center gap-3 border-line border-b py-2 last:border-0">
      <Avatar name={name} seed={conversationId ?? citizenId} />
      <div className="min-w-0 grow">
        <p className="wrap-anywhere font-medium text-ink text-sm">{name}</p>
        <p className="wrap-anywhere text-soft text-xs">{facts.filter(Boolean).join(' · ')}</p>
        <p className="text-faint text-xs">{standingWords(consent, texts.registration)}</p>
        {refused && (
          <p role="alert" className="text-bad text-xs">
            {texts.duties.refused[refused]}
          </p>
        )}
      </div>
      {conversationId !== null && (
        <Button
          size="small"
          aria-label={words.open(name)}
          onPress={() => {
            onLeave()
            openRow(conversationId)
          }}
        >
          {words.openShort}
        </Button>
      )}
      {conversationId === null && row.isOnList && (
        <Button
          size="small"
          aria-label={words.withdraw(name)}
          onPress={() => reportDefects(withdraw())}
        >
          {words.withdrawShort}
        </Button>
      )}
    </li>
  )
}
