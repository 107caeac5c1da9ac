import type { QueueView } from '../../../shared/domain/queue/saved-filter.ts'
import { useArrowWalk } from '../../design/use-arrow-walk.ts'
import { shownIn, showView, useQueue } from '../../state/queue.ts'
import { useLanguage, useTexts } from '../../texts/use-texts.ts'

const views: QueueView[] = [
  ...(['waiting', 'mine', 'pending', 'team', 'closed', 'snoozed', 'unsettled'] as const),
]

export const VIEW_PANEL = 'queue-view'

export function viewTabId(view: QueueView): string {
  return `queue-tab-${view}`
}

/** One stop for the Tab key; the arrows go round, Home and End to the first and the last. */
export function ViewTabs() {
  const { queue } = useTexts()
  const view = useQueue((state) => state.view)
  // What asks for a decision, and what is put aside, has a place only while there is something.
  const hasUnsettled = useQueue(({ counts }) => counts.unsettled > 0)
  const hasSnoozed = useQueue(({ counts }) => counts.snoozed > 0)
  const present = { unsettled: hasUnsettled, snoozed: hasSnoozed }
  const shown = views.filter(
    (each) => (each !== 'unsettled' && each !== 'snoozed') || present[each] || view === each,
  )
  const walk = useArrowWalk('tabs', shown, view, showView)

  return (
    <div
      {...walk}
      role="tablist"
      aria-label={queue.viewsLabel}
      className="grid shrink-0 grid-cols-3 min-[2200px]:grid-cols-5 border-line border-b px-2"
    >
      {shown.map((each) => (
        <ViewTab key={each} view={each} isShown={each === view} />
      ))}
    </div>
  )
}

function ViewTab({ view, isShown }: { view: QueueView; isShown: boolean }) {
  const { queue } = useTexts()
  const count = useQueue((state) => shownIn(state, view))
  const language = useLanguage()
  const compact = new Intl.NumberFormat(language, { notation: 'compact' }).format(count)
  return (
    <button
      type="button"
      role="tab"
      id={viewTabId(view)}
      aria-selected={isShown}
      aria-controls={isShown ? VIEW_PANEL : undefined}
      tabIndex={isShown ? 0 : -1}
      onClick={() => showView(view)}
      className="-mb-px flex h-9 grow items-center justify-center gap-1 rounded-t-control border-transparent border-b-2 px-1 whitespace-nowrap font-medium text-faint text-xs outline-offset-[-2px] hover:text-ink aria-selected:border-accent aria-selected:text-ink"
    >
      {queue.views[view]}
      <span className="font-normal text-2xs text-faint tabular-nums">{compact}</span>
    </button>
  )
}
