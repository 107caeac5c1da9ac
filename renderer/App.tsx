import { useEffect, useState } from 'react'
import { I18nProvider } from 'react-aria-components'
import { ErrorBoundary } from './design/ErrorBoundary.tsx'
import { Problem } from './design/Problem.tsx'
import { Diagnosis } from './features/diagnosis/Diagnosis.tsx'
import { FirstRun } from './features/first-run/FirstRun.tsx'
import { SignIn } from './features/sign-in/SignIn.tsx'
import { Notices } from './features/status/Notices.tsx'
import { Desk } from './parts.tsx'
import { reportDefects } from './state/notices.ts'
import { useStatus } from './state/status.ts'
import { useLanguage, useTexts } from './texts/use-texts.ts'

export function App() {
  const texts = useTexts()
  return (
    <I18nProvider locale={useLanguage()}>
      <ErrorBoundary
        fallback={(retry) => (
          <Problem text={texts.problem.broken} action={texts.tryAgain} onAction={retry} />
        )}
      >
        <Screen />
        <Diagnosis />
        <Notices />
      </ErrorBoundary>
    </I18nProvider>
  )
}

/** Which screen it is follows from the console's status alone. */
function Screen() {
  const { status, host } = useStatus()
  const texts = useTexts()
  const [changingRelay, setChangingRelay] = useState(false)
  const isKnown = status !== null
  useEffect(() => {
    // While somebody types her password.
    if (isKnown) requestIdleCallback(() => reportDefects(Desk.load()))
  }, [isKnown])
  if (host === 'stranger') return <Problem text={texts.problem.stranger} />
  if (status === null) return host === 'lost' ? <Problem text={texts.problem.lost} /> : null
  if (status.session.state === 'signed-in') return <Desk />
  if (status.relayUrl === null || changingRelay) {
    return <FirstRun relayUrl={status.relayUrl} onDone={() => setChangingRelay(false)} />
  }
  return <SignIn status={status} onChangeRelay={() => setChangingRelay(true)} />
}
