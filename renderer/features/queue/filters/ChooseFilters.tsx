import { useId } from 'react'
import { type QueueFilters, windowFilterSchema } from '../../../../shared/domain/queue/filters.ts'
import { Check } from '../../../design/Check.tsx'
import { useAgents } from '../../../state/agents.ts'
import { filterQueue, useQueue } from '../../../state/queue.ts'
import { useSession } from '../../../state/status.ts'
import { useTopics } from '../../../state/topics.ts'
import { useTexts } from '../../../texts/use-texts.ts'

const ANY = ''
const NONE = 'none'

/** One list for each kind of filter: the system's own, which every keyboard knows. */
export function ChooseFilters({ quadras }: { quadras: readonly string[] }) {
  const { queueFilters: words } = useTexts()
  const filters = useQueue((state) => state.filters)
  const topics = useTopics(({ list }) => list?.topics) ?? []
  const agents = useAgents()
  const own = useSession()?.account.agentId
  const set = (changed: QueueFilters) => filterQueue({ ...filters, ...changed })
  const { topic, quadra, agent, window, unread } = filters
  return (
    <fieldset className="flex flex-col gap-2.5">
      <legend className="pb-2 font-medium text-ink text-sm">{words.choose}</legend>
      <Select
        label={words.kind.topic}
        value={topic === null ? NONE : (topic ?? ANY)}
        options={[
          [NONE, words.noTopic],
          ...topics.map(({ topicId, name }) => [topicId, name] as const),
        ]}
        onChange={(chosen) => set({ topic: chosen === NONE ? null : chosen || undefined })}
      />
      <Select
        label={words.kind.quadra}
        value={quadra ?? ANY}
        options={quadras.map((name) => [name, name] as const)}
        hint={quadras.length === 0 ? words.noQuadra : undefined}
        onChange={(chosen) => set({ quadra: chosen || undefined })}
      />
      <Select
        label={words.kind.agent}
        value={agent ?? ANY}
        options={agents.map(
          ({ agentId, name }) => [agentId, agentId === own ? words.me(name) : name] as const,
        )}
        hint={words.agentHint}
        onChange={(chosen) => set({ agent: chosen || undefined })}
      />
      <Select
        label={words.kind.window}
        value={window ?? ANY}
        options={windowFilterSchema.options.map((each) => [each, words.window[each]] as const)}
        onChange={(chosen) =>
          set({ window: windowFilterSchema.options.find((each) => each === chosen) })
        }
      />
      <Check
        label={words.unread}
        isOn={unread === true}
        onChange={(isOn) => set({ unread: isOn || undefined })}
      />
    </fieldset>
  )
}

type SelectProps = {
  label: string
  value: string
  options: readonly (readonly [string, string])[]
  hint?: string | undefined
  onChange: (value: string) => void
}

function Select({ label, value, options, hint, onChange }: SelectProps) {
  const { queueFilters: words } = useTexts()
  const id = useId()
  /** What is set and is not offered any more (a topic that was never saved, say) still shows. */
  const isOffered = value === ANY || options.some(([key]) => key === value)
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <label htmlFor={id} className="w-32 shrink-0 text-soft text-sm">
        {label}
      </label>
      <select
        id={id}
        value={value}
        aria-describedby={hint && `${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
        className="h-9 min-w-0 grow basis-48 rounded-control border border-line-strong bg-surface px-2 text-ink text-sm"
      >
        <option value={ANY}>{words.any}</option>
        {!isOffered && <option value={value}>{value}</option>}
        {options.map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
      {hint && (
        <p id={`${id}-hint`} className="w-full text-faint text-xs">
          {hint}
        </p>
      )}
    </div>
  )
}
