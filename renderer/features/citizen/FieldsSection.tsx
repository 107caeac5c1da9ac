import { useState } from 'react'
import type { CitizenPart } from '../../../shared/ipc/citizen.ts'
import { Button } from '../../design/Button.tsx'
import { useTexts } from '../../texts/use-texts.ts'
import { FieldsForm } from './FieldsForm.tsx'
import { Section } from './Section.tsx'

type FieldsSectionProps = { person: CitizenPart; mayFill: boolean }

/** What the organisation wants to know of her, beside what the list asks. */
export function FieldsSection({ person, mayFill }: FieldsSectionProps) {
  const { fields: words } = useTexts()
  const [editing, setEditing] = useState(false)
  const { fields } = person
  if (fields.length === 0) return null
  const known = fields.filter(({ shown }) => shown !== null)
  const canFill = mayFill && fields.some(({ isRetired }) => !isRetired)
  return (
    <Section title={words.section}>
      {editing ? (
        <FieldsForm person={person} onClose={() => setEditing(false)} />
      ) : (
        <div className="flex flex-col items-start gap-2">
          {known.length === 0 && <p className="text-faint text-xs">{words.nothing}</p>}
          {known.length > 0 && (
            <dl className="flex flex-col gap-1">
              {known.map(({ fieldId, name, shown }) => (
                <div key={fieldId}>
                  <dt className="text-faint text-xs wrap-anywhere">{name}</dt>
                  <dd className="whitespace-pre-line text-ink text-sm wrap-anywhere">{shown}</dd>
                </div>
              ))}
            </dl>
          )}
          {canFill && (
            <Button size="small" onPress={() => setEditing(true)}>
              {words.edit}
            </Button>
          )}
        </div>
      )}
    </Section>
  )
}
