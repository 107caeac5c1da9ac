import { Phone, PhoneMissed } from 'lucide-react'
import type { ContentOf } from '../../../shared/domain/message-content.ts'
import { useTimeZone } from '../../state/status.ts'
import type { Texts } from '../../texts/pt-br.ts'
import { useLanguage, useTexts } from '../../texts/use-texts.ts'
import { durationWords } from '../../words/duration.ts'
import { timeOf } from '../../words/moment.ts'

type CallLineProps = { call: ContentOf<'call'>; at: number }

/** A call is no bubble: nobody wrote anything. */
export function CallLine({ call, at }: CallLineProps) {
  const texts = useTexts()
  const time = timeOf(at, { language: useLanguage(), timeZone: useTimeZone() })
  const Icon = call.missed ? PhoneMissed : Phone
  const tone = call.missed && call.direction === 'inbound' ? 'text-warn' : 'text-soft'
  return (
    <div className="flex justify-center px-6 py-2.5 max-[820px]:px-3">
      <p
        className={`flex items-center gap-2 rounded-full border border-line bg-surface px-3 py-1 text-sm ${tone}`}
      >
        <Icon aria-hidden="true" size={15} className="shrink-0" />
        {lineWords(call, time, texts)}
      </p>
    </div>
  )
}

function lineWords(call: ContentOf<'call'>, time: string, texts: Texts): string {
  const { line } = texts.message.call
  const seconds = call.durationSeconds
  const duration = seconds === null ? null : durationWords(seconds * 1000, texts)
  if (call.direction === 'inbound') {
    return call.missed ? line.missed(time) : line.answered(time, duration)
  }
  return call.missed ? line.outboundMissed(time) : line.outboundAnswered(time, duration)
}
