import { useState } from 'react'
import type { CitizenPart } from '../../../shared/ipc/citizen.ts'
import type { RegistrationView } from '../../../shared/ipc/registration.ts'
import { Button } from '../../design/Button.tsx'
import { useTexts } from '../../texts/use-texts.ts'
import { DetailsForm } from './DetailsForm.tsx'

type DetailsStepProps = { person: CitizenPart; registration: RegistrationView }

/** Name, quadra and topics as she gave them, and the way to correct them. */
export function DetailsStep({ person, registration }: DetailsStepProps) {
  const { registration: words } = useTexts()
  const [editing, setEditing] = useState(false)
  const { details, place } = registration
  if (editing) {
    return <DetailsForm {...{ person, registration }} onClose={() => setEditing(false)} />
  }
  const lines = [
    [words.details.name, details.name],
    [words.details.quadra, details.quadra],
    [words.details.topics, details.topics.join(', ') || null],
  ] as const
  const known = lines.filter(([, value]) => value !== null)
  return (
    <div className="flex flex-col items-start gap-2">
      {known.length > 0 && (
        <dl className="flex flex-col gap-1">
          {known.map(([label, value]) => (
            <div key={label}>
              <dt className="text-faint text-xs">{label}</dt>
              <dd className="wrap-anywhere text-ink text-sm">{value}</dd>
              {label === words.details.quadra && (
                <dd className="text-faint text-xs">
                  {place === null
                    ? words.details.unknown
                    : words.details.recognised(place.name, place.region)}
                </dd>
              )}
            </div>
          ))}
        </dl>
      )}
      <Button size="small" onPress={() => setEditing(true)}>
        {words.details.edit}
      </Button>
    </div>
  )
}
