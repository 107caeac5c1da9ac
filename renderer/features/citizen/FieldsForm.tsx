import { useId, useState } from 'react'
import { MAX_VALUE_LENGTH, tidyValue } from '../../../shared/domain/fields/field-value.ts'
import type { CitizenPart } from '../../../shared/ipc/citizen.ts'
import type { FieldView } from '../../../shared/ipc/fields.ts'
import { saveCitizenFields } from '../../state/citizen-commands.ts'
import { reportDefects } from '../../state/notices.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { FormFoot } from './FormFoot.tsx'

type FieldsFormProps = { person: CitizenPart; onClose: () => void }

/** Only what was changed is written down: a colleague may be filling the other fields. */
export function FieldsForm({ person, onClose }: FieldsFormProps) {
  const texts = useTexts()
  const words = texts.fields
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const [tried, setTried] = useState(false)
  const fields = person.fields.filter(({ isRetired, value }) => !isRetired || value !== null)
  const shownIn = ({ fieldId, value }: FieldView) => typed[fieldId] ?? value ?? ''
  const isWrong = (field: FieldView) => tidyValue(field, shownIn(field)) === undefined

  async function save() {
    setTried(true)
    if (fields.some(isWrong)) return
    const changed = fields.flatMap((field) => {
      const value = tidyValue(field, shownIn(field)) ?? null
      return value === field.value ? [] : [[field.fieldId, value] as const]
    })
    if (changed.length === 0) return onClose()
    if (await saveCitizenFields(person, Object.fromEntries(changed))) onClose()
  }

  return (
    <form
      aria-label={words.section}
      className="flex flex-col gap-3 rounded-card border border-line bg-surface px-3 py-3"
      onSubmit={(event) => {
        event.preventDefault()
        reportDefects(save())
      }}
    >
      {fields.map((field) => (
        <OneField
          key={field.fieldId}
          field={field}
          value={shownIn(field)}
          error={tried && isWrong(field) ? words.wrong[field.kind] : null}
          onChange={(value) => setTyped({ ...typed, [field.fieldId]: value })}
        />
      ))}
      <FormFoot save={words.save} onClose={onClose} />
    </form>
  )
}

type OneFieldProps = {
  field: FieldView
  value: string
  error: string | null
  onChange: (value: string) => void
}

const fieldClass =
  'h-9 w-full rounded-control border border-line-strong bg-surface px-3 text-base text-ink hover:border-soft focus:border-accent aria-invalid:border-bad'

function OneField({ field, value, error, onChange }: OneFieldProps) {
  const { fields: words } = useTexts()
  const id = useId()
  const common = {
    ...{ id, value, className: fieldClass },
    ...{ 'aria-describedby': `${id}-hint`, 'aria-invalid': error !== null },
  }
  // What is kept may be off the list by now, and stays until somebody chooses anew.
  const options = [...new Set([...field.options, ...(value === '' ? [] : [value])])]
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="font-medium text-ink text-sm wrap-anywhere">
        {field.name}
      </label>
      {field.kind === 'choice' ? (
        <select {...common} onChange={(event) => onChange(event.target.value)}>
          <option value="">{words.none}</option>
          {options.map((option) => (
            <option key={option} value={option}>
              {option}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...common}
          type={field.kind === 'date' ? 'date' : 'text'}
          inputMode={field.kind === 'number' ? 'decimal' : undefined}
          maxLength={MAX_VALUE_LENGTH}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      <p
        id={`${id}-hint`}
        className={`text-xs wrap-anywhere empty:hidden ${error === null ? 'text-faint' : 'text-bad'}`}
      >
        {error ?? field.help}
      </p>
    </div>
  )
}
