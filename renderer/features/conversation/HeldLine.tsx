import { Undo2 } from 'lucide-react'
import { Button } from '../../design/Button.tsx'
import { reportDefects } from '../../state/notices.ts'
import { undo } from '../../state/undo.ts'
import { useTexts } from '../../texts/use-texts.ts'

/** A reply that was sent and can be taken back, under the last of what left with it. */
export function HeldLine({ conversationId }: { conversationId: string }) {
  const { undo: words } = useTexts()
  return (
    <div className="flex flex-wrap items-center justify-end gap-x-2 pt-0.5 text-soft text-xs">
      <span>{words.held}</span>
      <Button
        size="small"
        aria-keyshortcuts="Control+Z"
        onPress={() => reportDefects(undo(conversationId))}
      >
        <Undo2 aria-hidden="true" size={13} />
        {words.undo}
      </Button>
    </div>
  )
}
