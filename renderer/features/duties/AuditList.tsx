import { useCallback, useState } from 'react'
import type { AuditEntry, AuditPage } from '../../../shared/duties/audit.ts'
import type { AgentView } from '../../../shared/ipc/people.ts'
import type { CallArguments } from '../../../shared/ipc.ts'
import { call } from '../../bridge.ts'
import { Button } from '../../design/Button.tsx'
import { reportDefects } from '../../state/notices.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { Answered } from './Answered.tsx'
import { AuditRow } from './AuditRow.tsx'
import { useAnswer } from './use-answer.ts'

type Filter = Omit<CallArguments<'read-audit'>, 'before'>

type AuditListProps = { filter: Filter; agents: readonly AgentView[]; onLeave: () => void }

/** Newest first, a page at a time. The filter is the one it began with: another one is another list. */
export function AuditList({ filter: given, agents, onLeave }: AuditListProps) {
  const [filter] = useState(given)
  const { answer, retry } = useAnswer(useCallback(() => call('read-audit', filter), [filter]))
  return (
    <div className="min-h-40 overflow-y-auto px-5">
      <Answered answer={answer} onRetry={retry}>
        {(first) => <Pages first={first} {...{ filter, agents, onLeave }} />}
      </Answered>
    </div>
  )
}

function Pages({ first, filter, agents, onLeave }: AuditListProps & { first: AuditPage }) {
  const { duties } = useTexts()
  const [later, setLater] = useState<readonly AuditEntry[]>([])
  const [next, setNext] = useState(first.next)
  const entries = [...first.entries, ...later]

  async function more(before: number) {
    const page = await call('read-audit', { ...filter, before })
    if (page.outcome === 'refused') return
    setLater([...later, ...page.value.entries])
    setNext(page.value.next)
  }

  if (entries.length === 0) {
    return <p className="p-8 text-center text-faint text-sm">{duties.audit.none}</p>
  }
  return (
    <>
      <ul aria-label={duties.audit.title}>
        {entries.map((entry) => (
          <AuditRow key={entry.id} {...{ entry, agents, onLeave }} />
        ))}
      </ul>
      {next !== null && (
        <div className="flex justify-center py-3">
          <Button size="small" onPress={() => reportDefects(more(next))}>
            {duties.audit.more}
          </Button>
        </div>
      )}
    </>
  )
}
