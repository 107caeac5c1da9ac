import type { OverviewAgent } from '../../../shared/ipc/overview.ts'
import { Avatar } from '../../design/Avatar.tsx'
import { useConnection } from '../../state/status.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { type RowsProps, RowTable } from './RowTable.tsx'

type TeamProps = { agents: readonly OverviewAgent[]; rows: RowsProps }

/** What each agent holds, and who is at the desk now. */
export function Team({ agents, rows }: TeamProps) {
  const { overview: words } = useTexts()
  return (
    <section aria-label={words.team} className="flex flex-col gap-2">
      <h3 className="font-semibold text-base text-ink">{words.team}</h3>
      {agents.length === 0 && <p className="text-faint text-sm">{words.nobody}</p>}
      <ul className="flex flex-col divide-y divide-line rounded-card border border-line empty:hidden">
        {agents.map((agent) => (
          <li key={agent.agentId}>
            <Agent agent={agent} rows={rows} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Agent({ agent, rows }: { agent: OverviewAgent; rows: RowsProps }) {
  const { overview: words } = useTexts()
  const { name, agentId, holds, rows: all } = agent
  const awaiting = all.filter(({ waitingSince }) => waitingSince !== null).length
  const head = (
    <>
      <Avatar name={name} seed={agentId} size="small" />
      <span className="min-w-0 truncate font-medium text-ink text-sm" title={name}>
        {name}
      </span>
      <Presence present={agent.present} />
      <Receives agent={agent} />
      <span className="ml-auto text-right text-soft text-sm">
        {words.holds(holds)}
        {awaiting > 0 && <span className="text-warn"> · {words.awaiting(awaiting)}</span>}
      </span>
    </>
  )
  const line = 'flex min-h-10 flex-wrap items-center gap-x-2.5 gap-y-0.5 px-3 py-1.5'
  if (all.length === 0) return <div className={`${line} pl-8`}>{head}</div>
  return (
    <details>
      <summary className={`${line} cursor-pointer hover:bg-hover`}>
        <span aria-hidden="true" className="turns w-2.5 text-faint text-xs">
          ▸
        </span>
        {head}
      </summary>
      <div className="px-3 pb-3">
        <RowTable caption={words.heldBy(name)} all={all} {...rows} />
      </div>
    </details>
  )
}

/** Whether rules give her attendances, and up to how many; nothing where they give nobody any. */
function Receives({ agent: { receives, holds, capacity } }: { agent: OverviewAgent }) {
  const { receiving: words } = useTexts()
  if (receives === null) return null
  const isFull = holds >= capacity
  const tone = receives ? (isFull ? 'text-warn' : 'text-good') : 'text-faint'
  return (
    <span className={`shrink-0 text-xs ${tone}`}>
      {!receives ? words.teamOff : isFull ? words.teamFull(capacity) : words.teamOn(capacity)}
    </span>
  )
}

/** Without a connection nothing is known of anybody. */
function Presence({ present }: { present: boolean }) {
  const { overview: words } = useTexts()
  const isKnown = useConnection() === 'connected'
  const said = isKnown ? (present ? words.there : words.away) : words.unknown
  return (
    <span className="flex shrink-0 items-center gap-1.5 text-faint text-xs">
      <span
        aria-hidden="true"
        className={`size-2 rounded-full ${isKnown && present ? 'bg-good' : 'border border-faint'}`}
      />
      {said}
    </span>
  )
}
