import { useEffect, useState } from 'react'
import type { Topic } from '../../../shared/domain/topics/topic-list.ts'
import type { TopicsVersionView, TopicsView } from '../../../shared/ipc/topics.ts'
import { call } from '../../bridge.ts'
import { Button } from '../../design/Button.tsx'
import { reportDefects } from '../../state/notices.ts'
import { useTimeZone } from '../../state/status.ts'
import { useLanguage, useTexts } from '../../texts/use-texts.ts'
import { fullMoment } from '../../words/moment.ts'

type TopicsHistoryProps = {
  list: TopicsView
  /** Null for who may not change the list. */
  onRestore: ((topics: readonly Topic[]) => void) | null
}

/** Every list in the record, with who saved it: any of them can be taken up again. */
export function TopicsHistory({ list, onRestore }: TopicsHistoryProps) {
  const { topics: words } = useTexts()
  const [versions, setVersions] = useState<readonly TopicsVersionView[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version asks again
  useEffect(() => {
    let isWanted = true
    const ask = async () => {
      const answer = await call('list-topic-versions', {})
      if (isWanted) setVersions(answer.versions)
    }
    reportDefects(ask())
    return () => {
      isWanted = false
    }
  }, [list.saved?.at, list.basedOn])
  if (versions.length === 0) return null
  return (
    <details className="rounded-card border border-line">
      <summary className="cursor-pointer px-3 py-2 font-medium text-ink text-sm">
        {words.history}
      </summary>
      <ol>
        {versions.map((version, place) => (
          <li key={version.version} className="flex flex-col gap-1 border-line border-t px-3 py-2">
            <By version={version} />
            <p className="text-ink text-sm wrap-anywhere">{namesIn(version.topics)}</p>
            {place > 0 && onRestore && (
              <Button
                size="small"
                className="self-start"
                onPress={() => onRestore(restored(version.topics, list.topics))}
              >
                {words.restore}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </details>
  )
}

function By({ version: { saved } }: { version: TopicsVersionView }) {
  const texts = useTexts()
  const place = { language: useLanguage(), timeZone: useTimeZone() }
  const who = saved.by?.name ?? texts.colleague
  return <p className="text-faint text-xs">{texts.topics.by(who, fullMoment(saved.at, place))}</p>
}

function namesIn(topics: readonly Topic[]): string {
  return topics
    .filter(({ isRetired }) => !isRetired)
    .map(({ name }) => name)
    .join(' · ')
}

/** What an earlier list lacks goes out of use; nothing is forgotten. */
function restored(earlier: readonly Topic[], now: readonly Topic[]): readonly Topic[] {
  const known = new Set(earlier.map(({ topicId }) => topicId))
  const since = now.filter(({ topicId }) => !known.has(topicId))
  return [...earlier, ...since.map((topic) => ({ ...topic, isRetired: true }))]
}
