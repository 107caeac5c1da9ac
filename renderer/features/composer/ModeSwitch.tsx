import { Reply, StickyNote } from 'lucide-react'
import type { ReactNode } from 'react'
import type { WritingKind } from '../../../shared/ipc/writing.ts'
import { useArrowWalk } from '../../design/use-arrow-walk.ts'
import { useTexts } from '../../texts/use-texts.ts'

const modes = ['reply', 'note'] as const

type ModeSwitchProps = { mode: WritingKind; onChange: (mode: WritingKind) => void }

/** One stop for the Tab key; the arrows choose the other. */
export function ModeSwitch({ mode, onChange }: ModeSwitchProps) {
  const { composer } = useTexts()
  const walk = useArrowWalk('choices', modes, mode, onChange)
  return (
    <div
      {...walk}
      role="radiogroup"
      aria-label={composer.modes}
      className="flex rounded-control bg-canvas p-0.5"
    >
      <Mode
        isChosen={mode === 'reply'}
        onChoose={() => onChange('reply')}
        icon={<Reply aria-hidden="true" size={14} />}
      >
        {composer.replyMode}
      </Mode>
      <Mode
        isChosen={mode === 'note'}
        onChoose={() => onChange('note')}
        icon={<StickyNote aria-hidden="true" size={14} />}
      >
        {composer.noteMode}
      </Mode>
    </div>
  )
}

type ModeProps = { isChosen: boolean; onChoose: () => void; icon: ReactNode; children: string }

function Mode({ isChosen, onChoose, icon, children }: ModeProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a radio of the browser's own holds no icon
    <button
      type="button"
      role="radio"
      aria-checked={isChosen}
      tabIndex={isChosen ? 0 : -1}
      onClick={onChoose}
      className="flex h-6.5 items-center gap-1.5 rounded-[5px] border border-transparent px-2.5 font-medium text-faint text-xs hover:text-ink aria-checked:bg-raised aria-checked:text-ink aria-checked:shadow-1"
    >
      {icon}
      {children}
    </button>
  )
}
