import { useState } from 'react'
import type { AgentView } from '../../../shared/ipc/people.ts'
import { Check } from '../../design/Check.tsx'
import { useTexts } from '../../texts/use-texts.ts'

type TopicKeepersProps = {
  /** The topic's. */
  name: string
  agents: readonly AgentView[]
  keepers: readonly string[]
  isReadOnly: boolean
  onChange: (keepers: string[]) => void
}

/** Who looks after a topic, in a line that opens: all topics by all people at once would be a wall. */
export function TopicKeepers({ name, agents, keepers, isReadOnly, onChange }: TopicKeepersProps) {
  const { assignment: words } = useTexts()
  const [isOpen, setOpen] = useState(false)
  const named = agents.filter(({ agentId }) => keepers.includes(agentId))
  const toggle = (agentId: string, isKeeper: boolean) => {
    const others = keepers.filter((keeper) => keeper !== agentId)
    onChange(isKeeper ? [...others, agentId] : others)
  }
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="flex min-h-10 cursor-pointer flex-wrap items-center gap-x-2.5 px-3 py-1.5 hover:bg-hover">
        <span aria-hidden="true" className="turns w-2.5 text-faint text-xs">
          ▸
        </span>
        <span className="min-w-0 text-ink text-sm wrap-anywhere">{name}</span>
        <span className="ml-auto min-w-0 text-right text-soft text-xs wrap-anywhere">
          {named.length > 0 ? named.map((agent) => agent.name).join(', ') : words.everybody}
        </span>
      </summary>
      {isOpen && (
        <fieldset className="flex flex-wrap gap-x-4 gap-y-1.5 px-8 pb-3">
          <legend className="sr-only">{words.keepersOf(name)}</legend>
          {agents.map((agent) => (
            <Check
              key={agent.agentId}
              label={agent.name}
              isOn={keepers.includes(agent.agentId)}
              isDisabled={isReadOnly}
              onChange={(isKeeper) => toggle(agent.agentId, isKeeper)}
            />
          ))}
        </fieldset>
      )}
    </details>
  )
}
