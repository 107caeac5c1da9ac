import { useState } from 'react'
import { Button } from '../../design/Button.tsx'
import { Choice } from '../../design/Choice.tsx'
import { Dialog } from '../../design/Dialog.tsx'
import { useAgents } from '../../state/agents.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { AuditList } from './AuditList.tsx'

const HOUR_MS = 60 * 60 * 1000

const periods = { day: 24 * HOUR_MS, week: 168 * HOUR_MS, month: 720 * HOUR_MS, all: null } as const

type Period = keyof typeof periods

type AuditDialogProps = { title: string; conversationId?: string; onClose: () => void }

/** Who read what: everything, or what concerns one conversation. */
export function AuditDialog({ title, conversationId, onClose }: AuditDialogProps) {
  const { duties } = useTexts()
  const words = duties.audit
  const agents = useAgents()
  const [agentId, setAgentId] = useState('')
  const [period, setPeriod] = useState<Period>(conversationId === undefined ? 'week' : 'all')
  const [openedAt] = useState(Date.now)
  const span = periods[period]
  return (
    <Dialog title={title} width="max-w-3xl" onClose={onClose}>
      <p className="px-5 text-faint text-sm short:hidden">{words.lead}</p>
      <div className="flex flex-wrap gap-3 px-5 pt-3 pb-2">
        <Choice
          label={words.person}
          value={agentId}
          onChange={setAgentId}
          options={[['', words.everybody], ...agents.map((each) => [each.agentId, each.name])]}
        />
        <Choice
          label={words.period}
          value={period}
          onChange={(chosen) => setPeriod(chosen as Period)}
          options={Object.entries(words.periods)}
        />
      </div>
      <AuditList
        key={`${agentId} ${period}`}
        filter={{
          ...(conversationId !== undefined && { conversationId }),
          ...(agentId !== '' && { agentId }),
          ...(span !== null && { from: openedAt - span }),
        }}
        agents={agents}
        onLeave={onClose}
      />
      <div className="flex justify-end px-5 pt-3 pb-4 short:p-2">
        <Button onPress={onClose}>{duties.close}</Button>
      </div>
    </Dialog>
  )
}
