import { type KeyboardEvent, type RefObject, useId, useState } from 'react'
import { mentionAsked } from '../../../../shared/domain/notes/mentions.ts'
import type { AgentView } from '../../../../shared/ipc/people.ts'
import { useAgents } from '../../../state/agents.ts'
import { mayBeMentioned } from '../../../state/mentions.ts'
import { useSession } from '../../../state/status.ts'
import type { SelectInField } from '../use-field-selection.ts'
import { findColleagues } from './find-colleagues.ts'

type NoteField = {
  text: string
  field: RefObject<HTMLTextAreaElement | null>
  select: SelectInField
  onWrite: (text: string) => void
}

/** The stretch of the text that a name is to take the place of. */
type Asked = { at: number; until: number; query: string }

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }
/** They move the caret away from what was being typed. */
const leaving: ReadonlySet<string> = new Set(['ArrowLeft', 'ArrowRight', 'Home', 'End'])

/** The short list of colleagues that opens after an `@`; the field keeps the focus. */
export function useMentions({ text, field, select, onWrite }: NoteField) {
  const [asked, setAsked] = useState<Asked | null>(null)
  const [place, setPlace] = useState(0)
  const id = useId()
  const own = useSession()?.account.agentId
  const colleagues = useAgents().filter((one) => mayBeMentioned(one) && one.agentId !== own)
  const found = asked ? findColleagues(colleagues, asked.query) : []
  const active = found[Math.min(place, found.length - 1)]
  const isOpen = asked !== null && active !== undefined

  function ask(next: Asked | null) {
    setAsked(next)
    setPlace(0)
  }

  function choose({ name }: AgentView) {
    if (asked === null) return
    const { at, until } = asked
    ask(null)
    const rest = text.slice(until)
    const before = `${text.slice(0, at)}@${name} `
    onWrite(before + (rest.startsWith(' ') ? rest.slice(1) : rest))
    select(before.length, before.length)
  }

  return {
    isOpen,
    found,
    active,
    choose,
    listId: id,
    idOf: ({ agentId }: AgentView) => `${id}-${agentId}`,
    point: (one: AgentView) => setPlace(found.indexOf(one)),
    close: () => ask(null),
    /** The words have changed; the field knows where the caret stands. */
    onWrite(words: string) {
      const caret = field.current?.selectionStart ?? words.length
      const next = mentionAsked(words, caret)
      ask(next && { ...next, until: caret })
    },
    /** @returns whether the key was for the list. */
    onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): boolean {
      if (!isOpen || event.nativeEvent.isComposing) return false
      // The desk's own keys, which mean something else everywhere.
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return false
      const step = steps[event.key]
      if (step !== undefined) {
        setPlace((Math.min(place, found.length - 1) + step + found.length) % found.length)
      } else if (event.key === 'Enter' || event.key === 'Tab') choose(active)
      else if (event.key === 'Escape') ask(null)
      else {
        if (leaving.has(event.key)) ask(null)
        return false
      }
      event.preventDefault()
      event.stopPropagation()
      return true
    },
  }
}
