import { Undo2 } from 'lucide-react'
import { Button } from '../../design/Button.tsx'
import { reportDefects } from '../../state/notices.ts'
import { undo } from '../../state/undo.ts'
import { useTexts } from '../../texts/use-texts.ts'

type HeldLineProps = { conversationId: string; align?: 'end' | 'center' }

/** What was sent, or handed over, and can be taken back: under the last of what left with it. */
export function HeldLine({ conversationId, align = 'end' }: HeldLineProps) {
  const { undo: words } = useTexts()
  return (
    <div
      className={`flex flex-wrap items-center gap-x-2 pt-0.5 text-soft text-xs ${align === 'end' ? 'justify-end' : 'justify-center'}`}
    >
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
