import { useState } from 'react'
import type { AlertView } from '../../../shared/ipc/account.ts'
import { Button } from '../../design/Button.tsx'
import { acknowledgeAlert } from '../../state/account.ts'
import { useNow } from '../../state/clock.ts'
import { reportDefects } from '../../state/notices.ts'
import { useTimeZone } from '../../state/status.ts'
import { useLanguage, useTexts } from '../../texts/use-texts.ts'
import { alertAdvice, alertTitle } from '../../words/alert.ts'
import { shortMoment } from '../../words/moment.ts'

const tones = { grave: 'text-bad', warning: 'text-warn', notice: 'text-soft' }

/** What happened, since when, what to do about it, and who knows. */
export function AlertCard({ view }: { view: AlertView }) {
  const texts = useTexts()
  const now = useNow()
  const place = { language: useLanguage(), timeZone: useTimeZone() }
  const [problem, setProblem] = useState<string | null>(null)
  const { alert, alertId, raisedAt, settled } = view
  const words = texts.alerts
  const title = alertTitle(alert, texts)

  async function acknowledge() {
    const { outcome } = await acknowledgeAlert(alertId)
    if (outcome === 'unreachable') setProblem(words.unreachable)
    if (outcome === 'not-permitted') setProblem(words.notPermitted)
  }

  return (
    <li
      className={`flex flex-col gap-1 rounded-card border border-line p-3 text-sm ${settled ? 'opacity-80' : ''}`}
    >
      <p className="flex flex-wrap items-baseline gap-x-2">
        <strong className={`text-xs ${tones[alert.severity]}`}>
          {words.severity[alert.severity]}
        </strong>
        <span className="font-medium text-ink">{title}</span>
        <span className="text-faint text-xs">
          {words.since} {shortMoment(raisedAt, now, texts, place)}
        </span>
      </p>
      {settled === null ? (
        <>
          <p className="text-soft">{alertAdvice(alert, texts, place)}</p>
          <div className="flex flex-wrap items-center justify-end gap-2">
            {problem !== null && (
              <span role="alert" className="text-bad text-xs">
                {problem}
              </span>
            )}
            <Button
              size="small"
              aria-label={words.acknowledgeOf(title)}
              onPress={() => reportDefects(acknowledge())}
            >
              {words.acknowledge}
            </Button>
          </div>
        </>
      ) : (
        <p className="text-faint text-xs">
          {settled.by === null
            ? words.settledAlone
            : words.settledBy(settled.by.name || texts.colleague)}{' '}
          · {shortMoment(settled.at, now, texts, place)}
        </p>
      )}
    </li>
  )
}
