import type { ReactNode } from 'react'
import { Button } from './Button.tsx'

type SavingFootProps = {
  words: Record<'undo' | 'save', string>
  /** What stands in the way, or how far it is. */
  said: ReactNode
  /** Null: there is nothing to undo. */
  onUndo: (() => void) | null
  /** Beside the two. */
  children?: ReactNode
  /** Where the form is all that its dialog holds: one foot, not two. */
  closing?: ReactNode
}

/** Below a form that is saved as a whole. */
export function SavingFoot({ words, said, onUndo, children, closing }: SavingFootProps) {
  return (
    <footer className="flex shrink-0 flex-wrap items-center justify-end gap-2 border-line border-t p-3 short:p-2">
      <p aria-live="polite" className="grow text-sm">
        {said}
      </p>
      {onUndo && (
        <Button tone="quiet" onPress={onUndo}>
          {words.undo}
        </Button>
      )}
      {children}
      <Button tone="primary" type="submit">
        {words.save}
      </Button>
      {closing}
    </footer>
  )
}
