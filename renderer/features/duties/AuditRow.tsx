import { MessageSquare } from 'lucide-react'
import type { AuditEntry } from '../../../shared/duties/audit.ts'
import type { AgentView } from '../../../shared/ipc/people.ts'
import { IconButton } from '../../design/Button.tsx'
import { openConversation, useConversation } from '../../state/conversation.ts'
import { reportDefects } from '../../state/notices.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { useMoments } from './use-moments.ts'

/** What a console could not tell within so long was done offline (ms). */
const LATE_MS = 10 * 60_000

type AuditRowProps = { entry: AuditEntry; agents: readonly AgentView[]; onLeave: () => void }

export function AuditRow({ entry, agents, onLeave }: AuditRowProps) {
  const { duties } = useTexts()
  const momentOf = useMoments()
  const words = duties.audit
  const { at, recordedAt, action, conversationId, detail } = entry
  const openId = useConversation((state) => state.conversationId)

  function open(id: string) {
    onLeave()
    reportDefects(openConversation(id))
  }

  return (
    <li className="flex min-h-10 items-center gap-3 border-line border-b py-1.5 text-sm last:border-0">
      <time
        dateTime={new Date(at).toISOString()}
        className="w-32 shrink-0 text-faint text-xs tabular-nums"
      >
        {momentOf(at)}
      </time>
      <p className="min-w-0 grow text-soft">
        <span className="font-medium text-ink">{useWho(entry, agents)}</span>{' '}
        {words.actions[action]}
        {detail !== null && <span className="text-faint"> · {detail}</span>}
        {recordedAt - at > LATE_MS && (
          <span className="text-faint"> · {words.late(momentOf(recordedAt))}</span>
        )}
      </p>
      {conversationId !== null && conversationId !== openId && (
        <IconButton label={duties.open} onPress={() => open(conversationId)}>
          <MessageSquare size={15} />
        </IconButton>
      )}
    </li>
  )
}

function useWho({ agentId, action }: AuditEntry, agents: readonly AgentView[]): string {
  const { duties } = useTexts()
  const { server, unknown } = duties.audit
  if (agentId === null) return action === 'sign-in-refused' ? unknown : server
  return agents.find((agent) => agent.agentId === agentId)?.name ?? unknown
}
