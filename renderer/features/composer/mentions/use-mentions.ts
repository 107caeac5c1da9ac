import type { RefObject } from 'react'
import { mentionAsked } from '../../../../shared/domain/notes/mentions.ts'
import type { AgentView } from '../../../../shared/ipc/people.ts'
import { useAgents } from '../../../state/agents.ts'
import { mayBeMentioned } from '../../../state/mentions.ts'
import { useSession } from '../../../state/status.ts'
import { useShortList } from '../short-list/use-short-list.ts'
import type { SelectInField } from '../use-field-selection.ts'
import { findColleagues } from './find-colleagues.ts'

type NoteField = {
  text: string
  field: RefObject<HTMLTextAreaElement | null>
  select: SelectInField
  onWrite: (text: string) => void
}

const steps = { ArrowDown: 1, ArrowUp: -1 }

/** The short list of colleagues that opens after an `@`. */
export function useMentions({ text, field, select, onWrite }: NoteField) {
  const own = useSession()?.account.agentId
  const colleagues = useAgents().filter((one) => mayBeMentioned(one) && one.agentId !== own)
  return useShortList<AgentView>({
    field,
    askedBy: mentionAsked,
    find: (query) => findColleagues(colleagues, query),
    keyOf: ({ agentId }) => agentId,
    steps,
    onChoose({ name }, { at, until }) {
      const rest = text.slice(until)
      const before = `${text.slice(0, at)}@${name} `
      onWrite(before + (rest.startsWith(' ') ? rest.slice(1) : rest))
      select(before.length, before.length)
    },
  })
}
