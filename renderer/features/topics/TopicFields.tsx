import { MOST_LISTED, type Topic } from '../../../shared/domain/topics/topic-list.ts'
import { ListField } from '../../design/ListField.tsx'
import { ListForm } from '../../design/ListForm.tsx'
import type { Part } from '../../design/SharedForm.tsx'
import { useTexts } from '../../texts/use-texts.ts'
import { newTopic } from './draft.ts'

const MOST_LETTERS = 60

/** A name each, and the area that sees to it. */
export function TopicFields(part: Part<readonly Topic[]>) {
  const { topics: words } = useTexts()
  return (
    <ListForm<Topic>
      {...part}
      {...{ idOf: ({ topicId }) => topicId, make: newTopic, most: MOST_LISTED, words }}
      fields={({ name, area }, _, place, change) => (
        <div className="flex flex-wrap gap-2">
          <ListField
            label={words.nameOf(place)}
            placeholder={words.name}
            value={name}
            {...{ most: MOST_LETTERS, isReadOnly: part.isReadOnly, className: 'grow basis-40' }}
            onChange={(changed) => change({ name: changed })}
          />
          <ListField
            label={words.areaOf(place)}
            placeholder={`${words.area} (${words.areaHint.toLocaleLowerCase()})`}
            value={area ?? ''}
            {...{ most: MOST_LETTERS, isReadOnly: part.isReadOnly, className: 'grow basis-40' }}
            onChange={(changed) => change({ area: changed === '' ? null : changed })}
          />
        </div>
      )}
    />
  )
}
