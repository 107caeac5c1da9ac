import { Label, Radio, RadioGroup } from 'react-aria-components'

type ChoicesProps<Key extends string | number> = {
  label: string
  value: Key
  options: readonly { key: Key; words: string }[]
  onChange: (key: Key) => void
  /** The chosen one has the focus as its dialog opens: arrows choose another, Enter goes on. */
  autoFocus?: boolean
}

/** One of a few, all of them in view. */
export function Choices<Key extends string | number>(props: ChoicesProps<Key>) {
  const { label, value, options, onChange, autoFocus = false } = props
  return (
    <RadioGroup
      value={String(value)}
      onChange={(chosen) => {
        const option = options.find(({ key }) => String(key) === chosen)
        if (option) onChange(option.key)
      }}
      className="flex flex-col gap-1.5"
    >
      <Label className="font-medium text-ink text-sm">{label}</Label>
      <div className="flex flex-wrap gap-1.5">
        {options.map(({ key, words }) => (
          <Radio
            key={key}
            value={String(key)}
            autoFocus={autoFocus && key === value}
            className="cursor-pointer rounded-full border border-line-strong bg-surface px-3 py-1 text-ink text-sm data-selected:border-accent data-hovered:bg-hover data-selected:bg-accent-soft data-selected:font-medium data-selected:text-accent"
          >
            {words}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
