import { Undo2 } from 'lucide-react'
import { Button } from '../../design/Button.tsx'
import { useTexts } from '../../texts/use-texts.ts'

/** Stands until something else is removed or the screen is closed: nothing is lost meanwhile. */
export function Removed({ name, onUndo }: { name: string; onUndo: () => void }) {
  const { canned } = useTexts()
  return (
    <div
      role="status"
      className="mx-5 mb-3 flex items-center gap-3 rounded-card bg-hover py-1 pr-1 pl-3 text-ink text-sm"
    >
      <span className="min-w-0 grow truncate">{canned.manager.removed(name)}</span>
      <Button size="small" onPress={onUndo}>
        <Undo2 aria-hidden="true" size={14} />
        {canned.manager.undo}
      </Button>
    </div>
  )
}
