import { useId } from 'react'

type ChoiceProps = {
  label: string
  value: string
  options: readonly (readonly string[])[]
  onChange: (value: string) => void
}

/** One of a few: the system's own list, which every keyboard and screen reader knows. */
export function Choice({ label, value, options, onChange }: ChoiceProps) {
  const id = useId()
  return (
    <label htmlFor={id} className="flex items-center gap-2 text-soft text-sm">
      {label}
      <select
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="h-8 max-w-52 rounded-control border border-line-strong bg-surface px-2 text-ink text-sm"
      >
        {options.map(([key, words]) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
}
