import { useState } from 'react'
import type { CitizenPart } from '../../../shared/ipc/citizen.ts'
import type { RegistrationView } from '../../../shared/ipc/registration.ts'
import { Button } from '../../design/Button.tsx'
import { Choices } from '../../design/Choices.tsx'
import { reportDefects } from '../../state/notices.ts'
import { askConsent, recordConsent } from '../../state/registration.ts'
import { useTexts } from '../../texts/use-texts.ts'

type ConsentStepProps = { person: CitizenPart; registration: RegistrationView }

/** Asking, with the words that will go out; then what she answered, by the message that says it. */
export function ConsentStep({ person, registration }: ConsentStepProps) {
  return registration.consent?.what === 'asked' ? (
    <Answer person={person} registration={registration} />
  ) : (
    <Ask person={person} registration={registration} />
  )
}

/** Who said no is not pressed: the way back is there, quietly. */
function Ask({ person, registration: { wording, can, hasDeclined } }: ConsentStepProps) {
  const { registration: words, cancel } = useTexts()
  const [shown, setShown] = useState(false)
  if (wording === null) return null
  if (!can.ask) return <p className="text-faint text-xs">{words.askClosed}</p>
  if (!shown) {
    return (
      <Button
        size="small"
        tone={hasDeclined ? 'quiet' : 'plain'}
        className="self-start"
        onPress={() => setShown(true)}
      >
        {words.ask}
      </Button>
    )
  }
  return (
    <div className="flex flex-col gap-2 rounded-card border border-line bg-surface px-3 py-2">
      <p className="font-medium text-ink text-sm">{words.askTitle}</p>
      <p className="wrap-anywhere whitespace-pre-line text-soft text-sm">{wording.text}</p>
      <div className="flex flex-wrap gap-2">
        <Button
          tone="primary"
          size="small"
          onPress={() => {
            setShown(false)
            reportDefects(askConsent(person, wording))
          }}
        >
          {words.askSend}
        </Button>
        <Button tone="quiet" size="small" onPress={() => setShown(false)}>
          {cancel}
        </Button>
      </div>
    </div>
  )
}

const MOST_LETTERS = 80

function Answer({ person, registration: { offers } }: ConsentStepProps) {
  const { registration: words } = useTexts()
  const [chosen, setChosen] = useState<string | null>(null)
  const [first] = offers.proofs
  const proof = offers.proofs.find(({ messageId }) => messageId === chosen) ?? first
  const record = (answer: 'accepted' | 'refused') =>
    reportDefects(recordConsent(person, answer, proof?.messageId ?? null))
  return (
    <div className="flex flex-col gap-2">
      {proof ? (
        <Choices
          label={words.answers}
          value={proof.messageId}
          options={offers.proofs.map(({ messageId, text }) => ({
            key: messageId,
            words: text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}…` : text,
          }))}
          onChange={setChosen}
        />
      ) : (
        <p className="text-faint text-xs">{words.noAnswer}</p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button
          tone="primary"
          size="small"
          isDisabled={proof === undefined}
          onPress={() => record('accepted')}
        >
          {words.accepted}
        </Button>
        <Button size="small" onPress={() => record('refused')}>
          {words.refused}
        </Button>
      </div>
    </div>
  )
}
