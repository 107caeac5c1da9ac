import type { Topic } from '../../../shared/domain/topics/topic-list.ts'
import { Button } from '../../design/Button.tsx'
import { useTexts } from '../../texts/use-texts.ts'

type RetiredProps = {
  topics: readonly Topic[]
  /** Null for who may not change the list. */
  onBringBack: ((topic: Topic) => void) | null
}

export function Retired({ topics, onBringBack }: RetiredProps) {
  const { topics: words } = useTexts()
  if (topics.length === 0) return null
  return (
    <details className="rounded-card border border-line">
      <summary className="cursor-pointer px-3 py-2 font-medium text-ink text-sm">
        {words.retired} ({topics.length})
      </summary>
      <p className="px-3 pb-2 text-faint text-xs">{words.retiredHint}</p>
      <ul>
        {topics.map((topic) => (
          <li
            key={topic.topicId}
            className="flex items-center justify-between gap-3 border-line border-t px-3 py-2"
          >
            <span className="min-w-0 text-ink text-sm wrap-anywhere">{topic.name}</span>
            {onBringBack && (
              <Button size="small" onPress={() => onBringBack(topic)}>
                {words.bringBack}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
