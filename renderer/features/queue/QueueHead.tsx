import { ArrowRightToLine, DoorClosed, DoorOpen } from 'lucide-react'
import { shortcutAttribute } from '../../actions/chord.ts'
import { useKeysOf } from '../../actions/keys-of.ts'
import { Button } from '../../design/Button.tsx'
import { useNow } from '../../state/clock.ts'
import { takeNext } from '../../state/next-citizen.ts'
import { reportDefects } from '../../state/notices.ts'
import { useOpeningHours } from '../../state/opening-hours.ts'
import { useQueue } from '../../state/queue.ts'
import { useTimeZone } from '../../state/status.ts'
import { useLanguage, useTexts } from '../../texts/use-texts.ts'
import { openingWords } from '../../words/outlook.ts'
import { FilterButton } from './filters/FilterButton.tsx'

/** Whether the desk is open now, and the way to who has to be answered first. */
export function QueueHead() {
  const { queue } = useTexts()
  /** Who waits for anybody, and of mine who waits for me. */
  const toAnswer = useQueue(({ counts }) => counts.waiting + counts.toAnswer)
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-2 gap-y-1 px-4 pb-2 short:pb-1">
      <Opening />
      <FilterButton />
      <Button
        size="small"
        isDisabled={toAnswer === 0}
        aria-keyshortcuts={shortcutAttribute(useKeysOf('urgent'))}
        onPress={() => reportDefects(takeNext())}
      >
        <ArrowRightToLine aria-hidden="true" size={13} />
        {queue.next}
      </Button>
    </div>
  )
}

function Opening() {
  const texts = useTexts()
  const now = useNow()
  const hours = useOpeningHours()
  const place = { language: useLanguage(), timeZone: useTimeZone() }
  if (hours === null) return <span className="grow" />
  const { open, words } = openingWords(hours, now, texts, place)
  const Icon = open ? DoorOpen : DoorClosed
  return (
    <p
      title={words}
      className={`flex min-w-0 grow basis-56 items-center gap-1.5 text-xs ${open ? 'text-good' : 'text-warn'}`}
    >
      <Icon aria-hidden="true" size={14} className="shrink-0" />
      <span className="truncate">{words}</span>
    </p>
  )
}
