import type { Topic } from '../../../shared/domain/topics/topic-list.ts'
import type { TopicsView } from '../../../shared/ipc/topics.ts'
import { RefusedChange } from '../../design/RefusedChange.tsx'
import { useAgentName } from '../../state/agents.ts'
import { reportDefects } from '../../state/notices.ts'
import { forgetRefusedTopics } from '../../state/topics.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { refusalWords } from '../../words/refusal.ts'

type RefusedListProps = {
  refused: Extract<TopicsView['unconfirmed'], { state: 'refused' }>
  onTakeUp: (topics: readonly Topic[]) => void
}

/** Why a change was not accepted: it can be taken up over what stands now. */
export function RefusedList({ refused, onTakeUp }: RefusedListProps) {
  const texts = useTexts()
  const { topics: words } = texts
  const { topics, commandId, refusal } = refused
  return (
    <RefusedChange
      why={words.refused(refusalWords(refusal, texts, useAgentName()))}
      words={words}
      onTakeUp={() => onTakeUp(topics)}
      onPutAway={() => reportDefects(forgetRefusedTopics(commandId))}
    />
  )
}
