import { AlarmClock } from 'lucide-react'
import { snoozeMoments } from '../../../shared/domain/snooze/snooze-moments.ts'
import type { ConversationView } from '../../../shared/ipc/conversation.ts'
import { shortcutAttribute } from '../../actions/chord.ts'
import { useKeysOf } from '../../actions/keys-of.ts'
import { Button, PlainIconButton } from '../../design/Button.tsx'
import { WhenDialog } from '../../design/WhenDialog.tsx'
import { useNow } from '../../state/clock.ts'
import { reportDefects } from '../../state/notices.ts'
import { useOpeningHours } from '../../state/opening-hours.ts'
import { askSnooze, snooze, useSnoozing, wake } from '../../state/snooze.ts'
import { useTimeZone } from '../../state/status.ts'
import { useLanguage, useTexts } from '../../texts/use-texts.ts'
import { comingMoment } from '../../words/coming.ts'
import { timeOf } from '../../words/moment.ts'

/** Days to choose from: a month. */
const DAYS = 31

/** Puts the attendance aside until a moment. */
export function SnoozeButton({ view }: { view: ConversationView }) {
  const { snooze: words } = useTexts()
  const isAsking = useSnoozing((state) => state.conversationId === view.conversationId)
  const keys = useKeysOf('snooze')
  if (!view.can.snooze) return null
  return (
    <>
      <PlainIconButton
        label={words.button}
        aria-keyshortcuts={shortcutAttribute(keys)}
        onPress={() => askSnooze(view.conversationId)}
      >
        <AlarmClock aria-hidden="true" size={18} />
      </PlainIconButton>
      {isAsking && <Asking view={view} />}
    </>
  )
}

function Asking({ view }: { view: ConversationView }) {
  const { snooze: words } = useTexts()
  const now = useNow()
  const hours = useOpeningHours()
  const timeZone = useTimeZone()
  return (
    <WhenDialog
      title={words.title}
      lead={words.lead}
      action={words.action}
      quick={snoozeMoments({ now, hours, timeZone }).map(({ key, at }) => ({
        ...{ key, at, words: words.quick[key] },
      }))}
      days={DAYS}
      now={now}
      timeZone={timeZone}
      problemOf={(at) => (at <= now ? words.past : null)}
      warningOf={(at) => {
        if (view.windowClosesAt !== null && at >= view.windowClosesAt) return words.windowCloses
        return hours === null || hours.isOpenAt(at) ? null : words.outside
      }}
      onChoose={(until) => {
        askSnooze(null)
        reportDefects(snooze(view, until))
      }}
      onClose={() => askSnooze(null)}
    />
  )
}

/** That it is put aside, or came back, and the way back from that. */
export function SnoozeNotice({ view }: { view: ConversationView }) {
  const texts = useTexts()
  const words = texts.snooze
  const now = useNow()
  const place = { language: useLanguage(), timeZone: useTimeZone() }
  const until = view.snoozedUntil
  if (until === null) return null
  const isAside = until > now
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-2.5 gap-y-1 border-line border-b bg-accent-soft px-4 py-1.5 text-accent text-sm short:py-0.5">
      <AlarmClock aria-hidden="true" size={16} className="shrink-0" />
      <span className="grow">
        {isAside
          ? words.until(comingMoment(until, now, texts, place))
          : words.back(timeOf(until, place))}
      </span>
      {view.can.snooze && (
        <Button size="small" onPress={() => reportDefects(wake(view))}>
          {isAside ? words.wake : words.dismiss}
        </Button>
      )}
    </div>
  )
}
