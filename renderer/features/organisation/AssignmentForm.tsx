import { useId } from 'react'
import { Label, Radio, RadioGroup, Text } from 'react-aria-components'
import { mayAttend } from '../../../shared/domain/agent.ts'
import {
  type AssignmentRules,
  assignmentModeSchema,
} from '../../../shared/domain/assignment/rules.ts'
import type { AgentView } from '../../../shared/ipc/people.ts'
import { ListField } from '../../design/ListField.tsx'
import type { Part } from '../../design/SharedForm.tsx'
import { useAgents } from '../../state/agents.ts'
import { useTopics } from '../../state/topics.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { TopicKeepers } from './TopicKeepers.tsx'

type Rules = Part<AssignmentRules>

/** How attendances are given, up to how many, and who looks after which topic. */
export function AssignmentForm(part: Rules) {
  const agents = useAgents().filter((agent) => !agent.disabled && mayAttend(agent))
  const isOn = part.body.mode !== 'off'
  return (
    <div className="flex flex-col gap-5">
      <Mode {...part} />
      {isOn && <Capacity {...part} />}
      {isOn && <People {...part} agents={agents} />}
      {part.body.mode === 'by-topic' && <Topics {...part} agents={agents} />}
    </div>
  )
}

function Mode({ body, isReadOnly, onChange }: Rules) {
  const { assignment: words } = useTexts()
  return (
    <RadioGroup
      value={body.mode}
      isReadOnly={isReadOnly}
      onChange={(mode) => onChange({ ...body, mode: assignmentModeSchema.parse(mode) })}
      className="flex flex-col gap-1.5"
    >
      <Label className="font-medium text-ink text-sm">{words.mode}</Label>
      {assignmentModeSchema.options.map((mode) => (
        <Radio
          key={mode}
          value={mode}
          className="group flex cursor-pointer items-start gap-2.5 rounded-control border border-line bg-surface px-3 py-2 data-readonly:cursor-default data-selected:border-accent data-hovered:bg-hover data-selected:bg-accent-soft"
        >
          <span
            aria-hidden="true"
            className="mt-0.5 size-4 shrink-0 rounded-full border border-line-strong bg-surface group-data-selected:border-5 group-data-selected:border-accent"
          />
          <span className="min-w-0">
            <span className="block font-medium text-ink text-sm">{words.modes[mode]}</span>
            <span className="block text-soft text-xs">{words.modeHints[mode]}</span>
          </span>
        </Radio>
      ))}
      {body.mode !== 'off' && (
        <Text slot="description" className="text-faint text-xs">
          {words.continuity}
        </Text>
      )}
    </RadioGroup>
  )
}

function Capacity({ body, isReadOnly, onChange }: Rules) {
  const { assignment: words } = useTexts()
  return (
    <div className="flex flex-col gap-1.5">
      <span className="font-medium text-ink text-sm">{words.capacity}</span>
      <span className="flex items-center gap-2 text-soft text-sm">
        <ListField
          {...{ label: words.capacity, placeholder: '', most: 3, isReadOnly, isNumber: true }}
          value={shown(body.capacity)}
          className="w-16 text-right tabular-nums"
          onChange={(typed) => onChange({ ...body, capacity: numberIn(typed) })}
        />
        {words.capacityUnit}
      </span>
      <p className="text-faint text-xs">{words.capacityHint}</p>
    </div>
  )
}

type WithAgents = Rules & { agents: readonly AgentView[] }

function People({ body, isReadOnly, onChange, agents }: WithAgents) {
  const { assignment: words } = useTexts()
  const id = useId()
  const ownOf = (agentId: string) => body.ownCapacities.find((own) => own.agentId === agentId)
  const change = (agentId: string, typed: string) => {
    const others = body.ownCapacities.filter((own) => own.agentId !== agentId)
    const own = typed.trim() === '' ? [] : [{ agentId, capacity: numberIn(typed) }]
    onChange({ ...body, ownCapacities: [...others, ...own] })
  }
  return (
    <section aria-labelledby={id} className="flex flex-col gap-1.5">
      <h3 id={id} className="font-medium text-ink text-sm">
        {words.people}
      </h3>
      <p className="text-faint text-xs">{words.peopleHint}</p>
      {agents.length === 0 && <p className="text-faint text-sm">{words.nobody}</p>}
      <ul className="flex flex-col divide-y divide-line rounded-card border border-line empty:hidden">
        {agents.map(({ agentId, name }) => (
          <li key={agentId} className="flex items-center gap-3 px-3 py-1.5">
            <span className="min-w-0 grow truncate text-ink text-sm" title={name}>
              {name}
            </span>
            <ListField
              {...{ label: words.ownOf(name), most: 3, isReadOnly, isNumber: true }}
              placeholder={shown(body.capacity)}
              value={shown(ownOf(agentId)?.capacity)}
              className="w-16 shrink-0 text-right tabular-nums"
              onChange={(typed) => change(agentId, typed)}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Topics({ body, isReadOnly, onChange, agents }: WithAgents) {
  const { assignment: words } = useTexts()
  const id = useId()
  const topics = useTopics((state) => state.list?.topics ?? []).filter(
    ({ isRetired }) => !isRetired,
  )
  const change = (topicId: string, agentIds: string[]) => {
    const others = body.topics.filter((topic) => topic.topicId !== topicId)
    onChange({ ...body, topics: agentIds.length > 0 ? [...others, { topicId, agentIds }] : others })
  }
  return (
    <section aria-labelledby={id} className="flex flex-col gap-1.5">
      <h3 id={id} className="font-medium text-ink text-sm">
        {words.topics}
      </h3>
      <p className="text-faint text-xs">{words.topicsHint}</p>
      {topics.length === 0 && <p className="text-faint text-sm">{words.noTopics}</p>}
      <ul className="flex flex-col divide-y divide-line rounded-card border border-line empty:hidden">
        {topics.map(({ topicId, name }) => (
          <li key={topicId}>
            <TopicKeepers
              {...{ name, agents, isReadOnly }}
              keepers={body.topics.find((topic) => topic.topicId === topicId)?.agentIds ?? []}
              onChange={(agentIds) => change(topicId, agentIds)}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** NaN is a field that holds no number. */
function shown(number: number | undefined): string {
  return number === undefined || Number.isNaN(number) ? '' : String(number)
}

function numberIn(typed: string): number {
  return Number.parseInt(typed.replaceAll(/\D/g, ''), 10)
}
