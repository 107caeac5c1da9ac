import { ArrowDown, ArrowUp, X } from 'lucide-react'
import type { Topic } from '../../../shared/domain/topics/topic-list.ts'
import { IconButton } from '../../design/Button.tsx'
import { useTexts } from '../../texts/use-texts.ts'

type TopicRowProps = {
  topic: Topic
  /** From 1. */
  place: number
  total: number
  isReadOnly: boolean
  onChange: (topic: Topic) => void
  onMove: (step: -1 | 1) => void
  onRetire: () => void
}

const MOST_LETTERS = 60

export function TopicRow(props: TopicRowProps) {
  const { topic, place, total, isReadOnly, onChange, onMove, onRetire } = props
  const { topics: words } = useTexts()
  const name = topic.name || words.nameOf(place)
  return (
    <li className="flex flex-wrap items-center gap-2">
      <Field
        label={words.nameOf(place)}
        placeholder={words.name}
        value={topic.name}
        isReadOnly={isReadOnly}
        onChange={(changed) => onChange({ ...topic, name: changed })}
      />
      <Field
        label={words.areaOf(place)}
        placeholder={`${words.area} (${words.areaHint.toLocaleLowerCase()})`}
        value={topic.area ?? ''}
        isReadOnly={isReadOnly}
        onChange={(changed) => onChange({ ...topic, area: changed === '' ? null : changed })}
      />
      {!isReadOnly && (
        <span className="flex">
          <IconButton label={words.up(name)} isDisabled={place === 1} onPress={() => onMove(-1)}>
            <ArrowUp aria-hidden="true" size={15} />
          </IconButton>
          <IconButton
            label={words.down(name)}
            isDisabled={place === total}
            onPress={() => onMove(1)}
          >
            <ArrowDown aria-hidden="true" size={15} />
          </IconButton>
          <IconButton label={words.retire(name)} onPress={onRetire}>
            <X aria-hidden="true" size={15} />
          </IconButton>
        </span>
      )}
    </li>
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
