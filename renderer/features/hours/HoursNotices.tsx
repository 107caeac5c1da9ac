import type { OfficeHours } from '../../../shared/domain/hours/office-hours.ts'
import type { HoursView } from '../../../shared/ipc/hours.ts'
import { Overtaken } from '../../design/Overtaken.tsx'
import { RefusedChange } from '../../design/RefusedChange.tsx'
import { useAgentName } from '../../state/agents.ts'
import { forgetRefusedHours } from '../../state/hours.ts'
import { reportDefects } from '../../state/notices.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { refusalWords } from '../../words/refusal.ts'

type HoursNoticesProps = {
  view: HoursView
  isOvertaken: boolean
  onKeep: () => void
  onTake: () => void
  onTakeUp: (hours: OfficeHours) => void
}

/** What stands in the way of saving, and what may be done about it; nothing is written over unseen. */
export function HoursNotices({ view, isOvertaken, onKeep, onTake, onTakeUp }: HoursNoticesProps) {
  const texts = useTexts()
  const { opening: words } = texts
  const nameOf = useAgentName()
  const { unconfirmed } = view
  const refused = unconfirmed?.state === 'refused' ? unconfirmed : null
  return (
    <>
      {view.hours.calendar === null && (
        <p className="mx-5 mb-2 rounded-card bg-warn-soft px-3 py-2 text-sm text-warn">
          {words.unsaid}
        </p>
      )}
      {refused && (
        <RefusedChange
          className="mx-5 mb-2"
          why={words.refused(refusalWords(refused.refusal, texts, nameOf))}
          words={words}
          onTakeUp={() => onTakeUp(refused.hours)}
          onPutAway={() => reportDefects(forgetRefusedHours(refused.commandId))}
        />
      )}
      {!refused && isOvertaken && (
        <Overtaken
          className="mx-5 mb-2"
          words={{
            overtaken: words.overtaken(view.saved?.by?.name ?? texts.colleague),
            ...{ seeTheirs: words.takeTheirs, keepMine: words.keepMine },
          }}
          onSeeTheirs={onTake}
          onKeepMine={onKeep}
        />
      )}
    </>
  )
}
