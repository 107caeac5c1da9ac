import {
  type AssignmentRules,
  MOST_HELD,
  MOST_NAMED,
  noAssignment,
} from '../../../shared/domain/assignment/rules.ts'
import type { DocumentViewOf } from '../../../shared/ipc/documents.ts'
import { useAgentName } from '../../state/agents.ts'
import type { Texts } from '../../texts/pt-br.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { AssignmentForm } from './AssignmentForm.tsx'
import { DocumentEditor } from './DocumentEditor.tsx'

type NameOf = (agentId: string) => string | null

/** To whom attendances that wait are given. */
export function Assignment({ view }: { view: DocumentViewOf<'assignment'> }) {
  const texts = useTexts()
  const nameOf = useAgentName()
  return (
    <DocumentEditor
      view={view}
      title={texts.assignment.title}
      empty={noAssignment}
      problemOf={(rules) => problemOf(rules, nameOf, texts)}
      tidy={tidy}
      restored={(earlier) => earlier}
      summaryOf={(rules) => summaryOf(rules, nameOf, texts)}
    >
      {(part) => <AssignmentForm {...part} />}
    </DocumentEditor>
  )
}

function tidy(rules: AssignmentRules): AssignmentRules {
  return { ...rules, topics: rules.topics.filter(({ agentIds }) => agentIds.length > 0) }
}

function problemOf(rules: AssignmentRules, nameOf: NameOf, texts: Texts): string | null {
  const { assignment: words } = texts
  const { capacity, ownCapacities, topics } = rules
  if (!(capacity >= 1 && capacity <= MOST_HELD)) return words.capacityWrong(MOST_HELD)
  if (ownCapacities.length > MOST_NAMED) return words.tooManyPeople(MOST_NAMED)
  if (topics.some(({ agentIds }) => agentIds.length > MOST_NAMED)) {
    return words.tooManyKeepers(MOST_NAMED)
  }
  const wrong = ownCapacities.find((own) => !(own.capacity >= 0 && own.capacity <= MOST_HELD))
  return wrong ? words.ownWrong(nameOf(wrong.agentId) ?? texts.colleague, MOST_HELD) : null
}

function summaryOf(rules: AssignmentRules, nameOf: NameOf, texts: Texts): string {
  const { assignment: words, colleague } = texts
  if (rules.mode === 'off') return words.summaryOff
  return [
    words.summary(words.modes[rules.mode], rules.capacity),
    ...rules.ownCapacities.map(({ agentId, capacity }) =>
      words.summaryOwn(nameOf(agentId) ?? colleague, capacity),
    ),
  ].join(' · ')
}
