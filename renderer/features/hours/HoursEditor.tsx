import { useState } from 'react'
import { inOrderOf, problemsOf } from '../../../shared/domain/hours/hours-problems.ts'
import type { HoursView } from '../../../shared/ipc/hours.ts'
import { saveHours } from '../../state/hours.ts'
import { reportDefects } from '../../state/notices.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { useDraft } from './draft.ts'
import { HoursFoot } from './HoursFoot.tsx'
import { HoursNotices } from './HoursNotices.tsx'
import { Review } from './Review.tsx'
import { type HoursSection, Sections } from './Sections.tsx'

type HoursEditorProps = { view: HoursView; onClose: () => void }

/** Sections that are written, then what they change, then the saving of it. */
export function HoursEditor({ view, onClose }: HoursEditorProps) {
  const { opening: words } = useTexts()
  const draft = useDraft(view)
  const [section, setSection] = useState<HoursSection>('week')
  const [reviewing, setReviewing] = useState(false)
  const [saving, setSaving] = useState<'idle' | 'saving' | 'saved'>('idle')
  /** What stood before the last save, for whoever saved it by mistake. */
  const [before, setBefore] = useState<typeof draft.hours | null>(null)
  const problems = problemsOf(draft.hours.calendar)
  const isOvertaken = saving !== 'saving' && view.basedOn !== draft.basedOn

  async function save(hours: typeof draft.hours, undoes: typeof draft.hours | null) {
    if (saving === 'saving') return
    setSaving('saving')
    const kept = { ...hours, calendar: inOrderOf(hours.calendar) }
    const made = await saveHours(kept, draft.basedOn)
    setSaving(made === null ? 'idle' : 'saved')
    if (made === null) return
    draft.rebase(kept, made)
    draft.discard()
    setBefore(undoes)
    setReviewing(false)
  }

  function review() {
    const [first] = problems
    if (first === undefined) return setReviewing(true)
    setSection(first.list === 'weekly' ? 'week' : first.list)
  }

  return (
    <div className="flex min-h-0 flex-col short:overflow-y-auto">
      <p className="px-5 pb-2 text-faint text-sm short:hidden">
        {view.mayEdit ? words.lead : words.readOnly}
      </p>
      <HoursNotices
        view={view}
        isOvertaken={isOvertaken}
        onKeep={() => draft.rebase(view.hours, view.basedOn)}
        onTake={() => {
          draft.rebase(view.hours, view.basedOn)
          draft.discard()
        }}
        onTakeUp={(hours) => {
          draft.rebase(view.hours, view.basedOn)
          draft.change(hours)
        }}
      />
      {reviewing ? (
        <Review before={draft.standing} written={draft.hours} />
      ) : (
        <Sections
          section={section}
          onSection={setSection}
          draft={draft}
          view={view}
          problems={problems}
        />
      )}
      <HoursFoot
        draft={draft}
        mayEdit={view.mayEdit}
        reviewing={reviewing}
        problems={problems.length}
        isBlocked={isOvertaken}
        said={saving !== 'saved' ? null : view.unconfirmed ? words.waits : words.saved}
        onReview={review}
        onBack={() => setReviewing(false)}
        onSave={() => reportDefects(save(draft.hours, draft.standing))}
        onUndoSave={before && !draft.isChanged ? () => reportDefects(save(before, null)) : null}
        onClose={onClose}
      />
    </div>
  )
}
