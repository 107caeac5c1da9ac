import type { Topic } from '../../../shared/domain/topics/topic-list.ts'
import type { TopicsView } from '../../../shared/ipc/topics.ts'
import { Button } from '../../design/Button.tsx'
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
  const words = texts.topics
  const nameOf = useAgentName()
  const { topics, commandId, refusal } = refused
  const putAway = () => reportDefects(forgetRefusedTopics(commandId))
  return (
    <div role="alert" className="flex flex-col gap-2 rounded-card bg-bad-soft p-3 text-sm">
      <p className="font-medium text-bad">{words.refused(refusalWords(refusal, texts, nameOf))}</p>
      <div className="flex flex-wrap gap-2">
        <Button
          size="small"
          onPress={() => {
            onTakeUp(topics)
            putAway()
          }}
        >
          {words.takeUp}
        </Button>
        <Button size="small" tone="quiet" onPress={putAway}>
          {words.putAway}
        </Button>
      </div>
    </div>
  )
}
