import type { OverviewView } from '../../../shared/ipc/overview.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { type RowsProps, RowTable } from './RowTable.tsx'

type WaitingProps = { waiting: OverviewView['waiting']; rows: RowsProps }

/** Who waits for anybody, and how long in the hours in which somebody could have answered. */
export function Waiting({ waiting: { rows: all, total }, rows }: WaitingProps) {
  const { overview: words } = useTexts()
  return (
    <section aria-label={words.waiting} className="flex flex-col gap-2">
      <h3 className="flex flex-wrap items-baseline gap-x-3 font-semibold text-base text-ink">
        {words.waiting}
        <span className="font-normal text-faint text-sm">{words.waitingCount(total)}</span>
      </h3>
      {all.length === 0 ? (
        <p className="rounded-card border border-line px-3 py-4 text-center text-faint text-sm">
          {words.nobodyWaits}
        </p>
      ) : (
        <RowTable caption={words.waiting} all={all} {...rows} />
      )}
      <p className="text-faint text-xs">
        {all.length < total ? words.firstOf(all.length, total) : words.waitHint}
      </p>
    </section>
  )
}
