import type { Topic } from '../../../shared/domain/topics/topic-list.ts'
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
      {...{ idOf: ({ topicId }) => topicId, make: newTopic, words }}
      fields={({ name, area }, _, place, change) => (
        <div className="flex flex-wrap gap-2">
          <Field
            label={words.nameOf(place)}
            placeholder={words.name}
            value={name}
            isReadOnly={part.isReadOnly}
            onChange={(changed) => change({ name: changed })}
          />
          <Field
            label={words.areaOf(place)}
            placeholder={`${words.area} (${words.areaHint.toLocaleLowerCase()})`}
            value={area ?? ''}
            isReadOnly={part.isReadOnly}
            onChange={(changed) => change({ area: changed === '' ? null : changed })}
          />
        </div>
      )}
    />
  )
}

type FieldProps = {
  label: string
  placeholder: string
  value: string
  isReadOnly: boolean
  onChange: (value: string) => void
}

function Field({ label, placeholder, value, isReadOnly, onChange }: FieldProps) {
  return (
    <input
      aria-label={label}
      placeholder={placeholder}
      maxLength={MOST_LETTERS}
      readOnly={isReadOnly}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className="h-9 min-w-0 grow basis-40 rounded-control border border-line-strong bg-surface px-3 text-base text-ink placeholder:text-faint read-only:border-transparent read-only:bg-transparent read-only:px-0 hover:border-soft focus:border-accent"
    />
  )
}
