import { isConnected, useStatus } from '../../state/status.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { HistoryProgress } from './HistoryProgress.tsx'

/** The foot of the list: whether the relay is heard, and the history on its way. */
export function ConnectionStatus() {
  const { status: words } = useTexts()
  const { status, host } = useStatus()
  const connected = host === 'up' && isConnected(status)
  return (
    <footer className="flex min-h-9 shrink-0 flex-wrap items-center gap-x-3 border-line border-t px-4 text-xs short:min-h-7">
      <span
        title={status?.sync.state === 'connecting' ? words.connecting : undefined}
        className={`flex shrink-0 items-center gap-2 font-medium ${connected ? 'text-soft' : 'text-bad'}`}
      >
        <span
          aria-hidden="true"
          className={`size-2 rounded-full border border-transparent ${connected ? 'bg-good' : 'bg-bad'}`}
        />
        <span role="status">{connected ? words.connected : words.disconnected}</span>
      </span>
      {status !== null && status.outbox.refused > 0 && (
        <span className="truncate text-bad">{words.refusedItems(status.outbox.refused)}</span>
      )}
      {status?.sync.history && <HistoryProgress history={status.sync.history} />}
    </footer>
  )
}
