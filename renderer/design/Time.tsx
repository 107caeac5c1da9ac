import { useState } from 'react'
import { readTime } from '../../shared/domain/hours/read-time.ts'

type TimeProps = {
  label: string
  /** `HH:MM`; empty while what stands in the field is no time. */
  value: string
  problemId?: string | null
  onChange: (time: string) => void
}

/**
 * A time of day in 24 hours, whatever the PC's own way of telling it: the system's field would say
 * "01:30 PM" beside a screen that says "13:30".
 */
export function Time({ label, value, problemId = null, onChange }: TimeProps) {
  /** Null while nobody types in it. */
  const [typed, setTyped] = useState<string | null>(null)
  const isWrong = problemId !== null || value === ''
  // Undone or taken away, what was typed says no more what would be saved.
  const isStanding = typed !== null && (readTime(typed) ?? '') === value
  return (
    <input
      inputMode="numeric"
      maxLength={6}
      placeholder="00:00"
      aria-label={label}
      title={label}
      aria-invalid={isWrong}
      aria-describedby={problemId ?? undefined}
      value={isStanding ? typed : value}
      onChange={({ target }) => {
        setTyped(target.value)
        onChange(readTime(target.value) ?? '')
      }}
      // What is no time stays before its writer, and is said to be none.
      onBlur={() => value !== '' && setTyped(null)}
      className={`h-8 w-16 rounded-control border bg-surface px-2 text-center text-ink text-sm tabular-nums placeholder:text-faint ${isWrong ? 'border-bad' : 'border-line-strong'}`}
    />
  )
}
