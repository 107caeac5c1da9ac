import { Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import type { Topic } from '../../../shared/domain/topics/topic-list.ts'
import type { TopicsView } from '../../../shared/ipc/topics.ts'
import { Button } from '../../design/Button.tsx'
import { Overtaken } from '../../design/Overtaken.tsx'
import { reportDefects } from '../../state/notices.ts'
import { saveTopics } from '../../state/topics.ts'
import { useTexts } from '../../texts/use-texts.ts'
import {
  type Draft,
  isSame,
  moved,
  newTopic,
  problemOf,
  trimmed,
  without,
  withTopic,
} from './draft.ts'
import { RefusedList } from './RefusedList.tsx'
import { Retired } from './Retired.tsx'
import { TopicRow } from './TopicRow.tsx'
import { TopicsHistory } from './TopicsHistory.tsx'

/** The list, changed in place and saved as a whole. */
export function TopicsEditor({ list }: { list: TopicsView }) {
  const texts = useTexts()
  const words = texts.topics
  const [draft, setDraft] = useState<Draft>(list)
  const [saving, setSaving] = useState<'idle' | 'saving' | 'saved'>('idle')
  /** The list complains once somebody has tried to save it. */
  const [tried, setTried] = useState(false)
  const rows = useRef<HTMLOListElement>(null)
  const isOvertaken = saving !== 'saving' && list.basedOn !== draft.basedOn
  const isChanged = !isSame(draft.topics, list.topics)
  // Nobody is asked about a list in which she has changed nothing.
  if (isOvertaken && saving === 'idle' && isSame(draft.topics, list.topics)) setDraft(list)
  const problem = problemOf(draft.topics, texts)
  const inUse = draft.topics.filter(({ isRetired }) => !isRetired)

  function change(topics: readonly Topic[]) {
    setDraft({ ...draft, topics })
    setSaving('idle')
  }

  function add() {
    change([...draft.topics, newTopic()])
    // The new row's field is there once it is drawn.
    setTimeout(() => rows.current?.querySelector<HTMLInputElement>('li:last-child input')?.focus())
  }

  async function save() {
    setTried(true)
    if (problem !== null || saving === 'saving') return
    setSaving('saving')
    const topics = trimmed(draft.topics)
    const basedOn = await saveTopics(topics, draft.basedOn)
    setSaving(basedOn === null ? 'idle' : 'saved')
    if (basedOn === null) return
    setDraft({ topics, basedOn })
    setTried(false)
  }

  return (
    <form
      aria-label={words.title}
      onSubmit={(event) => {
        event.preventDefault()
        reportDefects(save())
      }}
      className="flex min-h-0 flex-col border-line border-t"
    >
      <div className="flex min-h-0 flex-col gap-3 overflow-y-auto p-4">
        {list.unconfirmed?.state === 'refused' && (
          <RefusedList
            refused={list.unconfirmed}
            onTakeUp={(topics) => setDraft({ topics, basedOn: list.basedOn })}
          />
        )}
        {isOvertaken && isChanged && (
          <Overtaken
            words={words}
            onSeeTheirs={() => setDraft(list)}
            onKeepMine={() => setDraft({ ...draft, basedOn: list.basedOn })}
          />
        )}
        {!list.mayEdit && <p className="text-faint text-sm">{words.readOnly}</p>}
        {inUse.length === 0 && <Nothing />}
        <ol ref={rows} className="flex flex-col gap-2">
          {inUse.map((topic, place) => (
            <TopicRow
              key={topic.topicId}
              topic={topic}
              place={place + 1}
              total={inUse.length}
              isReadOnly={!list.mayEdit}
              onChange={(changed) => change(withTopic(draft.topics, changed))}
              onMove={(step) => change(moved(draft.topics, topic.topicId, step))}
              onRetire={() => change(without(draft.topics, topic, list.topics))}
            />
          ))}
        </ol>
        {list.mayEdit && (
          <Button className="self-start" onPress={add}>
            <Plus aria-hidden="true" size={15} />
            {words.add}
          </Button>
        )}
        <Retired
          topics={draft.topics.filter(({ isRetired }) => isRetired)}
          onBringBack={
            list.mayEdit
              ? (topic) => change(withTopic(draft.topics, { ...topic, isRetired: false }))
              : null
          }
        />
        <TopicsHistory list={list} onRestore={list.mayEdit ? change : null} />
      </div>
      {list.mayEdit && (
        <footer className="flex shrink-0 flex-wrap items-center justify-end gap-2 border-line border-t p-3">
          <p aria-live="polite" className="grow text-sm">
            {tried && problem !== null ? (
              <span className="text-bad">{problem}</span>
            ) : (
              <Standing saving={saving} isChanged={isChanged} list={list} />
            )}
          </p>
          {isChanged && saving !== 'saving' && (
            <Button tone="quiet" onPress={() => setDraft(list)}>
              {words.undo}
            </Button>
          )}
          <Button tone="primary" type="submit">
            {words.save}
          </Button>
        </footer>
      )}
    </form>
  )
}

type StandingProps = {
  saving: 'idle' | 'saving' | 'saved'
  isChanged: boolean
  list: TopicsView
}

function Standing({ saving, isChanged, list }: StandingProps) {
  const { topics: words } = useTexts()
  if (isChanged) return <span className="text-warn">{words.unsaved}</span>
  if (list.unconfirmed?.state === 'waiting') return <span className="text-soft">{words.waits}</span>
  return saving === 'saved' ? <span className="text-good">{words.saved}</span> : null
}

function Nothing() {
  const { topics: words } = useTexts()
  return (
    <div className="py-4 text-center">
      <p className="text-ink text-sm">{words.empty}</p>
      <p className="pt-1 text-faint text-xs">{words.emptyHint}</p>
    </div>
  )
}
