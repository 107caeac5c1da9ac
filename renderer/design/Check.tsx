type CheckProps = {
  label: string
  /** What it means, below. */
  hint?: string
  isOn: boolean
  isDisabled?: boolean
  onChange: (isOn: boolean) => void
}

/** On or off, with its words beside it, which are as good to press. */
export function Check({ label, hint, isOn, isDisabled = false, onChange }: CheckProps) {
  return (
    <label className="flex min-h-6 min-w-0 items-start gap-2 text-ink text-sm">
      <input
        type="checkbox"
        disabled={isDisabled}
        checked={isOn}
        onChange={({ target }) => onChange(target.checked)}
        className="mt-0.5 size-4 shrink-0 accent-accent"
      />
      <span className="min-w-0 wrap-anywhere">
        {label}
        {hint !== undefined && <span className="block text-faint text-xs">{hint}</span>}
      </span>
    </label>
  )
}
