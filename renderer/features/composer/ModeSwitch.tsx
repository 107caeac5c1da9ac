import { Reply, StickyNote } from 'lucide-react'
import type { ReactNode } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import type { WritingKind } from '../../../shared/ipc/writing.ts'
import { useTexts } from '../../texts/use-texts.ts'

type ModeSwitchProps = { mode: WritingKind; onChange: (mode: WritingKind) => void }

export function ModeSwitch({ mode, onChange }: ModeSwitchProps) {
  const { composer } = useTexts()
  return (
    <ToggleButtonGroup
      aria-label={composer.modes}
      disallowEmptySelection
      selectedKeys={[mode]}
      onSelectionChange={(keys) => onChange(keys.has('note') ? 'note' : 'reply')}
      className="flex rounded-control bg-canvas p-0.5"
    >
      <ModeButton id="reply" icon={<Reply aria-hidden="true" size={14} />}>
        {composer.replyMode}
      </ModeButton>
      <ModeButton id="note" icon={<StickyNote aria-hidden="true" size={14} />}>
        {composer.noteMode}
      </ModeButton>
    </ToggleButtonGroup>
  )
}

function ModeButton({
  id,
  icon,
  children,
}: {
  id: WritingKind
  icon: ReactNode
  children: string
}) {
  return (
    <ToggleButton
      id={id}
      className="flex h-6.5 items-center gap-1.5 rounded-[5px] border border-transparent px-2.5 font-medium text-faint text-xs hover:text-ink data-selected:bg-raised data-selected:text-ink data-selected:shadow-1"
    >
      {icon}
      {children}
    </ToggleButton>
  )
}
