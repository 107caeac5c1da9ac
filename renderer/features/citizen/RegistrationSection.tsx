import type { CitizenPart } from '../../../shared/ipc/citizen.ts'
import type { RegistrationView, StepView } from '../../../shared/ipc/registration.ts'
import { Button } from '../../design/Button.tsx'
import { reportDefects } from '../../state/notices.ts'
import { prepareFarewell, recordConsent, undoRegistration } from '../../state/registration.ts'
import { useTimeZone } from '../../state/status.ts'
import { useLanguage, useTexts } from '../../texts/use-texts.ts'
import { dateTimeOf } from '../../words/day.ts'
import { standingWords } from '../../words/registration.ts'
import { ConsentStep } from './ConsentStep.tsx'
import { DetailsStep } from './DetailsStep.tsx'
import { Section } from './Section.tsx'

/** Whether the citizen is on the broadcast list, and the next step on the way there or off it. */
export function RegistrationSection({ person }: { person: CitizenPart }) {
  const { registration: words } = useTexts()
  const { registration } = person
  if (registration === null) return null
  const { consent, isOnList, hasDeclined, farewell, undoes, history, can } = registration
  const newest = history[0]
  return (
    <Section title={words.title}>
      <Standing registration={registration} />
      {can.record && (
        <>
          <div className="flex flex-wrap gap-2 empty:hidden">
            {isOnList && (
              <Button
                size="small"
                onPress={() => reportDefects(recordConsent(person, 'withdrawn', null))}
              >
                {words.leave}
              </Button>
            )}
            {hasDeclined && consent?.what === 'withdrawn' && farewell !== null && (
              <Button size="small" onPress={() => prepareFarewell(person, farewell)}>
                {words.farewell}
              </Button>
            )}
          </div>
          {!isOnList && <ConsentStep person={person} registration={registration} />}
          <DetailsStep person={person} registration={registration} />
          {undoes !== null && newest && (
            <Button
              size="small"
              tone="quiet"
              className="self-start"
              onPress={() => reportDefects(undoRegistration(person, undoes))}
            >
              {words.undo[newest.what]}
            </Button>
          )}
        </>
      )}
      {history.length > 0 && <History history={history} />}
    </Section>
  )
}

function Standing({ registration: { consent, isOnList } }: { registration: RegistrationView }) {
  const { registration: words } = useTexts()
  const line = useStepLine()
  return (
    <div role="status" className="rounded-card border border-line bg-surface px-3 py-2">
      <p className={`font-medium text-sm ${isOnList ? 'text-good' : 'text-ink'}`}>
        {standingWords(consent, words)}
      </p>
      <p className="wrap-anywhere text-faint text-xs">
        {consent === null ? words.optional : line(consent)}
      </p>
    </div>
  )
}

function History({ history }: { history: readonly StepView[] }) {
  const { registration: words } = useTexts()
  const line = useStepLine()
  return (
    <details className="text-xs">
      <summary className="cursor-pointer text-soft">{words.history}</summary>
      <ol className="flex flex-col gap-1 pt-1">
        {history.map((step) => (
          <li key={`${step.what} ${step.at}`} className="wrap-anywhere text-faint">
            <span className="text-soft">{words.steps[step.what]}</span> · {line(step)}
          </li>
        ))}
      </ol>
    </details>
  )
}

/** By whom and when, and on what it rests. */
function useStepLine(): (step: StepView) => string {
  const { registration: words } = useTexts()
  const place = { language: useLanguage(), timeZone: useTimeZone() }
  return ({ agent, at, version, source, proof }) =>
    [
      words.by(agent?.name ?? null, dateTimeOf(at, place)),
      version === null ? null : words.version(version),
      source === null ? null : words.source(source),
      proof?.text == null ? null : words.proof(proof.text),
    ]
      .filter(Boolean)
      .join(' · ')
}
