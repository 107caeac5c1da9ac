import { TextField as AriaTextField, Label, Text, TextArea } from 'react-aria-components'
import { MAX_TEXT_LENGTH } from '../../../../shared/domain/content/text.ts'

type InternalWordsProps = {
  label: string
  hint: string
  autoFocus?: boolean
  value: string
  onChange: (value: string) => void
}

/** Words that become an internal note, in a note's colours. */
export function InternalWords({
  label,
  hint,
  autoFocus = false,
  value,
  onChange,
}: InternalWordsProps) {
  return (
    <AriaTextField
      value={value}
      onChange={onChange}
      maxLength={MAX_TEXT_LENGTH}
      autoFocus={autoFocus}
      className="flex flex-col gap-1.5"
    >
      <Label className="font-medium text-ink text-sm">{label}</Label>
      <TextArea
        rows={5}
        className="w-full resize-none rounded-control border border-note-line bg-note px-3 py-2 text-base text-note-text short:h-20"
      />
      <Text slot="description" className="text-faint text-xs">
        {hint}
      </Text>
    </AriaTextField>
  )
}
