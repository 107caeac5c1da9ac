import type { AgentView } from '../../../../shared/ipc/people.ts'
import { Avatar } from '../../../design/Avatar.tsx'
import { PointedOption } from '../../../design/PointedOption.tsx'
import { useTexts } from '../../../texts/use-texts.ts'

type MentionListProps = {
  id: string
  found: readonly AgentView[]
  active: AgentView | undefined
  idOf: (one: AgentView) => string
  onPoint: (one: AgentView) => void
  onChoose: (one: AgentView) => void
}

/** Over the field, which keeps the focus and hears the keys. */
export function MentionList({ id, found, active, idOf, onPoint, onChoose }: MentionListProps) {
  const { mentions } = useTexts()
  return (
    <div
      id={id}
      role="listbox"
      aria-label={mentions.list}
      className="arrive absolute bottom-full left-0 z-20 mb-2 max-h-[40vh] w-72 max-w-full overflow-y-auto rounded-card border border-line bg-raised p-1 shadow-2"
    >
      {found.map((one) => (
        <PointedOption
          key={one.agentId}
          id={idOf(one)}
          isActive={one === active}
          onPoint={() => onPoint(one)}
          onChoose={() => onChoose(one)}
          className="flex items-center gap-2.5 rounded-control px-2 py-1 text-sm"
        >
          <span aria-hidden="true" className="shrink-0">
            <Avatar name={one.name} seed={one.agentId} size="small" />
          </span>
          <span title={one.name} className="truncate text-ink">
            {one.name}
          </span>
        </PointedOption>
      ))}
    </div>
  )
}
