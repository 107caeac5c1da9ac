import { useEffect, useState } from 'react'
import { Checkbox, CheckboxGroup, Label } from 'react-aria-components'
import type { CitizenPart } from '../../../shared/ipc/citizen.ts'
import type { RegistrationView } from '../../../shared/ipc/registration.ts'
import type { CallResult } from '../../../shared/ipc.ts'
import { call } from '../../bridge.ts'
import { Button } from '../../design/Button.tsx'
import { TextField } from '../../design/TextField.tsx'
import { reportDefects } from '../../state/notices.ts'
import { saveRegistration } from '../../state/registration.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { FormFoot } from './FormFoot.tsx'

type DetailsFormProps = {
  person: CitizenPart
  registration: RegistrationView
  onClose: () => void
}

/** What she said already is offered: one press instead of typing. */
export function DetailsForm({ person, registration, onClose }: DetailsFormProps) {
  const texts = useTexts()
  const words = texts.registration.details
  const { details, offers } = registration
  const [name, setName] = useState(details.name ?? '')
  const [quadra, setQuadra] = useState(details.quadra ?? '')
  const [topics, setTopics] = useState<string[]>(details.topics)
  const known = [...new Set([...registration.topics, ...details.topics])]

  async function save() {
    if (await saveRegistration(person, { name, quadra, topics })) onClose()
  }

  return (
    <form
      className="flex flex-col gap-3 rounded-card border border-line bg-surface px-3 py-3"
      onSubmit={(event) => {
        event.preventDefault()
        reportDefects(save())
      }}
    >
      <TextField label={words.name} value={name} onChange={setName} maxLength={120} autoFocus />
      <Offer text={offers.name} typed={name} onUse={setName} />
      <QuadraField value={quadra} offer={offers.quadra} onChange={setQuadra} />
      <CheckboxGroup value={topics} onChange={setTopics} className="flex flex-col gap-1.5">
        <Label className="font-medium text-ink text-sm">{words.topics}</Label>
        <div className="flex flex-wrap gap-1.5">
          {known.map((topic) => (
            <Checkbox
              key={topic}
              value={topic}
              className="wrap-anywhere cursor-pointer rounded-full border border-line-strong bg-surface px-3 py-1 text-ink text-sm data-selected:border-accent data-hovered:bg-hover data-selected:bg-accent-soft data-selected:font-medium data-selected:text-accent"
            >
              {topic}
            </Checkbox>
          ))}
        </div>
      </CheckboxGroup>
      <FormFoot save={words.save} onClose={onClose} />
    </form>
  )
}

type QuadraFieldProps = { value: string; offer: string | null; onChange: (value: string) => void }

function QuadraField({ value, offer, onChange }: QuadraFieldProps) {
  const { details: words } = useTexts().registration
  const { place, suggestions } = useRecognised(value)
  const others = suggestions.filter((name) => name !== place?.name && name !== value)
  return (
    <>
      <TextField
        label={words.quadra}
        value={value}
        onChange={onChange}
        maxLength={120}
        hint={words.quadraHint}
      />
      <p role="status" className="text-soft text-xs empty:sr-only">
        {value.trim() === ''
          ? ''
          : place === null
            ? words.unknown
            : words.recognised(place.name, place.region)}
      </p>
      <Offer text={offer} typed={value} onUse={onChange} />
      {place === null &&
        others.map((name) => <Offer key={name} text={name} typed={value} onUse={onChange} />)}
    </>
  )
}

type OfferProps = { text: string | null; typed: string; onUse: (text: string) => void }

function Offer({ text, typed, onUse }: OfferProps) {
  const { details: words } = useTexts().registration
  if (text === null || text === typed) return null
  return (
    <Button size="words" className="self-start" onPress={() => onUse(text)}>
      {words.use(text)}
    </Button>
  )
}

type Recognised = CallResult<'recognise-quadra'>

/** What the gazetteer makes of the words; an answer that newer words have overtaken is let go. */
function useRecognised(text: string): Recognised {
  const [found, setFound] = useState<Recognised>({ place: null, suggestions: [] })
  useEffect(() => {
    let stale = false
    const ask = call('recognise-quadra', { text }).then((answer) => {
      if (!stale) setFound(answer)
    })
    reportDefects(ask)
    return () => {
      stale = true
    }
  }, [text])
  return found
}
