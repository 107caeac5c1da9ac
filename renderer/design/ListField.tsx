type ListFieldProps = {
  /** Assistive technology's name for it: it says of which line it is. */
  label: string
  placeholder: string
  value: string
  most: number
  isReadOnly: boolean
  /** Digits only. */
  isNumber?: boolean
  className?: string
  onChange: (value: string) => void
}

/** A field within a line of a list, where a label above each would drown the list. */
export function ListField(props: ListFieldProps) {
  const { label, placeholder, value, most, isReadOnly, isNumber, className = '', onChange } = props
  return (
    <input
      aria-label={label}
      placeholder={placeholder}
      maxLength={most}
      readOnly={isReadOnly}
      inputMode={isNumber ? 'numeric' : undefined}
      value={value}
      title={value}
      onChange={(event) => onChange(event.target.value)}
      className={`h-9 min-w-0 rounded-control border border-line-strong bg-surface px-3 text-base text-ink placeholder:text-faint read-only:border-transparent read-only:bg-transparent read-only:px-0 hover:border-soft focus:border-accent ${className}`}
    />
  )
}
