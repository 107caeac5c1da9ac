import { Undo2 } from 'lucide-react'
import { Button } from '../../design/Button.tsx'
import { useTexts } from '../../texts/use-texts.ts'
import type { HoursDraft } from './draft.ts'

type HoursFootProps = {
  draft: HoursDraft
  mayEdit: boolean
  reviewing: boolean
  /** How many points keep it from being saved. */
  problems: number
  /** Somebody else saved meanwhile: first it is said what becomes of that. */
  isBlocked: boolean
  said: string | null
  onReview: () => void
  onBack: () => void
  onSave: () => void
  /** Null while there is nothing to go back to. */
  onUndoSave: (() => void) | null
  onClose: () => void
}

export function HoursFoot(props: HoursFootProps) {
  const { draft, mayEdit, reviewing, problems, isBlocked, said, onUndoSave } = props
  const { opening: words } = useTexts()
  return (
    <footer className="flex shrink-0 flex-wrap items-center justify-end gap-2 border-line border-t px-5 py-3 short:p-2">
      <p aria-live="polite" className="flex min-w-0 grow items-center gap-2 text-sm">
        {problems > 0 ? (
          <span className="text-bad">{words.toMend(problems)}</span>
        ) : (
          !draft.isChanged && said && <span className="text-good">{said}</span>
        )}
        {onUndoSave && (
          <Button size="small" onPress={onUndoSave}>
            <Undo2 aria-hidden="true" size={14} />
            {words.undoSave}
          </Button>
        )}
      </p>
      {mayEdit && !reviewing && (
        <>
          <Button tone="quiet" isDisabled={!draft.canUndo} onPress={draft.undo}>
            <Undo2 aria-hidden="true" size={15} />
            {words.undo}
          </Button>
          <Button tone="quiet" isDisabled={!draft.isChanged} onPress={draft.discard}>
            {words.discard}
          </Button>
          <Button
            tone="primary"
            isDisabled={!draft.isChanged || isBlocked}
            onPress={props.onReview}
          >
            {words.review}
          </Button>
        </>
      )}
      {mayEdit && reviewing && (
        <>
          <Button onPress={props.onBack}>{words.reviewing.back}</Button>
          <Button tone="primary" isDisabled={isBlocked} onPress={props.onSave}>
            {words.reviewing.save}
          </Button>
        </>
      )}
      {!reviewing && <Button onPress={props.onClose}>{words.close}</Button>}
    </footer>
  )
}
