import { ChevronUp } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components'
import type { ConsoleStatus } from '../../../shared/ipc/status.ts'
import { Button, IconButton } from '../../design/Button.tsx'
import { popoverClass } from '../../design/menu.ts'
import { showOverlay } from '../../state/overlay.ts'
import { relayNow, useConnection, useStatus, useTimeZone } from '../../state/status.ts'
import type { Texts } from '../../texts/pt-br.ts'
import { useLanguage, useTexts } from '../../texts/use-texts.ts'
import { ageWords } from '../../words/duration.ts'
import { arrivingPart } from '../../words/history.ts'
import { momentSince } from '../../words/moment.ts'

/** What the word of the connection does not say, for whoever asks. */
export function ConnectionDetails() {
  const { status: words } = useTexts()
  return (
    <DialogTrigger>
      <IconButton label={words.details} className="-ml-2 size-6!">
        <ChevronUp aria-hidden="true" size={14} />
      </IconButton>
      <Popover placement="top start" className={`${popoverClass} p-3`}>
        <Dialog className="outline-none">{({ close }) => <Details onClose={close} />}</Dialog>
      </Popover>
    </DialogTrigger>
  )
}

function Details({ onClose }: { onClose: () => void }) {
  const texts = useTexts()
  const { status } = useStatus()
  const { status: words, diagnosis, unsent } = texts
  if (status === null) return null
  // What can still be undone goes by itself in a moment.
  const waiting = status.outbox.waiting - status.outbox.held
  const leaveFor = (overlay: 'unsent' | 'diagnosis') => {
    onClose()
    showOverlay(overlay)
  }
  return (
    <>
      <Heading slot="title" className="pb-2 font-semibold text-ink text-sm">
        {words.detailsTitle}
      </Heading>
      <dl className="flex flex-col gap-2.5 pb-3 text-sm">
        <Detail name={words.lastSync}>
          <Age status={status} />
        </Detail>
        <Detail name={words.historyName}>
          <HistoryWords status={status} />
        </Detail>
        <Detail name={words.toSend}>
          {waiting === 0 ? words.nothingWaits : words.itemsWait(waiting)}
        </Detail>
      </dl>
      <div className="flex flex-wrap gap-2">
        <Button size="small" onPress={() => leaveFor('diagnosis')}>
          {diagnosis.open}
        </Button>
        <Button size="small" onPress={() => leaveFor('unsent')}>
          {unsent.title}
        </Button>
      </div>
    </>
  )
}

function Detail({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-faint text-xs">{name}</dt>
      <dd className="text-ink tabular-nums">{children}</dd>
    </div>
  )
}

/** Told anew each second, and announced to nobody: it is read by who looks. */
function Age({ status }: { status: ConsoleStatus }) {
  const texts = useTexts()
  const connection = useConnection()
  const language = useLanguage()
  const timeZone = useTimeZone()
  const now = useSeconds()
  const { heardAt } = status.sync
  if (heardAt === null) return texts.status.neverHeard
  const age = ageWords(now - heardAt, texts)
  if (connection !== 'disconnected') return texts.status.syncedAgo(age)
  return texts.status.awaySince(momentSince(heardAt, now, { language, timeZone }), age)
}

function HistoryWords({ status }: { status: ConsoleStatus }) {
  const texts: Texts = useTexts()
  const language = useLanguage()
  return arrivingPart(status.sync, language, texts)?.words ?? texts.status.historyHere
}

const SECOND_MS = 1_000

/** The relay's time, kept fresh enough for words that speak of seconds. */
function useSeconds(): number {
  const [now, setNow] = useState(relayNow)
  useEffect(() => {
    const timer = setInterval(() => setNow(relayNow()), SECOND_MS)
    return () => clearInterval(timer)
  }, [])
  return now
}
