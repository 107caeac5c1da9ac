import { useState } from 'react'
import type { QueueRow } from '../../../shared/ipc/queue.ts'
import { Problem } from '../../design/Problem.tsx'
import { refreshOverview, useWatchedOverview } from '../../state/overview.ts'
import { useConnection, useStatus, useTimeZone } from '../../state/status.ts'
import { useLanguage, useTexts } from '../../texts/use-texts.ts'
import { timeOf } from '../../words/moment.ts'
import { Arrivals } from './Arrivals.tsx'
import { Billed } from './Billed.tsx'
import { NoteDialog } from './NoteDialog.tsx'
import { Team } from './Team.tsx'
import { useStill } from './use-still.ts'
import { Waiting } from './Waiting.tsx'

/** @param onOpen an attendance is opened to be read. */
export function Overview({ onOpen }: { onOpen: (conversationId: string) => void }) {
  const texts = useTexts()
  const { overview: words } = texts
  const { view: fresh, failed } = useWatchedOverview()
  const { shown: view, hold, release } = useStill(fresh)
  /** What was done last, said to whoever does not see the row move. */
  const [said, setSaid] = useState('')
  /** Held here and not by the row, which goes when somebody claims: the words stay. */
  const [noting, setNoting] = useState<{ row: QueueRow; name: string } | null>(null)
  if (view === null) {
    return failed ? (
      <Problem
        text={words.failed}
        action={texts.tryAgain}
        onAction={() => void refreshOverview()}
      />
    ) : (
      <p className="p-8 text-center text-faint text-sm">{words.loading}</p>
    )
  }
  const tell = (words: string) => {
    release()
    setSaid(words)
  }
  const onNote = (row: QueueRow, name: string) => setNoting({ row, name })
  const rows = { mayAct: view.mayAct, onOpen, onNote, onSaid: tell }
  return (
    <div className="min-h-0 grow overflow-y-auto px-5 py-4 short:py-2">
      {/* On a very large screen a row's end would stand too far from its name to be read as one. */}
      <div className="flex max-w-[90rem] flex-col gap-5">
        <Offline />
        <p aria-live="polite" className="text-good text-sm empty:sr-only">
          {said}
        </p>
        <div {...hold} className="flex flex-col gap-5">
          <Waiting waiting={view.waiting} rows={rows} />
          <Team agents={view.agents} rows={rows} />
        </div>
        <Arrivals arrivals={view.arrivals} />
        <Billed />
        {noting && (
          <NoteDialog
            {...noting}
            onClose={(left) => {
              setNoting(null)
              if (left) tell(words.noteSaved(noting.name))
            }}
          />
        )}
      </div>
    </div>
  )
}

function Offline() {
  const { overview: words } = useTexts()
  const place = { language: useLanguage(), timeZone: useTimeZone() }
  const heardAt = useStatus(({ status }) => status?.sync.heardAt ?? null)
  if (useConnection() === 'connected') return null
  return (
    <p role="status" className="rounded-card bg-warn-soft px-3 py-2 text-sm text-warn">
      {heardAt === null ? words.offlineAlways : words.offline(timeOf(heardAt, place))}
    </p>
  )
}
