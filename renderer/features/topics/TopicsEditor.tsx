import type { Topic } from '../../../shared/domain/topics/topic-list.ts'
import type { TopicsView } from '../../../shared/ipc/topics.ts'
import { call } from '../../bridge.ts'
import { SharedForm } from '../../design/SharedForm.tsx'
import { Versions } from '../../design/Versions.tsx'
import { forgetRefusedTopics, saveTopics } from '../../state/topics.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { namesIn, problemOf, restored, trimmed } from './draft.ts'
import { TopicFields } from './TopicFields.tsx'

/** The list, with every version of it. */
export function TopicsEditor({ list }: { list: TopicsView }) {
  const texts = useTexts()
  const { topics: words } = texts
  const { topics, basedOn, mayEdit, unconfirmed } = list
  return (
    <SharedForm<readonly Topic[]>
      shared={{
        ...{ body: topics, basedOn, mayEdit },
        unconfirmed:
          unconfirmed?.state === 'refused'
            ? { ...unconfirmed, body: unconfirmed.topics }
            : unconfirmed,
      }}
      {...{ name: 'topics', title: words.title, words, tidy: trimmed }}
      problemOf={(draft) => problemOf(draft, texts)}
      onSave={saveTopics}
      onForget={forgetRefusedTopics}
    >
      {(part) => (
        <>
          <TopicFields {...part} />
          <Versions<readonly Topic[]>
            ask={versions}
            standing={`${list.saved?.at} ${basedOn}`}
            {...{ words, summaryOf: namesIn }}
            onRestore={mayEdit ? (earlier) => part.onChange(restored(earlier, part.saved)) : null}
          />
        </>
      )}
    </SharedForm>
  )
}

async function versions() {
  const answer = await call('list-topic-versions', {})
  return answer.versions.map(({ topics, ...version }) => ({ ...version, body: topics }))
}
