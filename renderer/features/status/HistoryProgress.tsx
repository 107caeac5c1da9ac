import { useTexts } from '../../texts/use-texts.ts'
import type { ArrivingPart } from '../../words/history.ts'

/** A first replication fills in behind the open conversations: quiet, since nobody has to wait. */
export function HistoryProgress({ part }: { part: ArrivingPart }) {
  const { status } = useTexts()
  return (
    <span
      title={part.hint}
      className="flex min-w-0 grow basis-full flex-col gap-1 pb-1.5 text-soft"
    >
      {/* The bar says the same as its value. */}
      <span aria-hidden="true" className="tabular-nums">
        {part.words}
      </span>
      <progress
        aria-label={status.historyName}
        aria-valuetext={part.words}
        value={part.share}
        max={1}
        className="h-1 w-full overflow-hidden rounded-full bg-pressed accent-accent [&::-webkit-progress-bar]:bg-pressed [&::-webkit-progress-value]:bg-accent"
      />
    </span>
  )
}
