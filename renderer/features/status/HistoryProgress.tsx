import { useTexts } from '../../texts/use-texts.ts'

/** History fills in behind the open conversations: quiet, since nobody has to wait for it. */
export function HistoryProgress({ history }: { history: { done: number; total: number } }) {
  const { status } = useTexts()
  const { done, total } = history
  const percent = total === 0 ? 100 : Math.min(100, Math.floor((done / total) * 100))
  const words = status.history(percent)
  return (
    <span
      title={status.historyHint}
      className="flex min-w-0 grow basis-40 items-center gap-2 text-faint"
    >
      <span className="truncate">{words}</span>
      <progress
        aria-label={words}
        value={percent}
        max={100}
        className="h-1 min-w-8 grow overflow-hidden rounded-full bg-pressed accent-accent [&::-webkit-progress-bar]:bg-pressed [&::-webkit-progress-value]:bg-accent"
      />
    </span>
  )
}
