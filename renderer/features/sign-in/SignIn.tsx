import { Clock } from 'lucide-react'
import { useState } from 'react'
import { Form } from 'react-aria-components'
import type { SignInRefusal } from '../../../shared/ipc/session.ts'
import type { ConsoleStatus } from '../../../shared/ipc/status.ts'
import type { CallArguments } from '../../../shared/ipc.ts'
import { call } from '../../bridge.ts'
import { Button } from '../../design/Button.tsx'
import { Entrance } from '../../design/Entrance.tsx'
import { TextField } from '../../design/TextField.tsx'
import { reportDefects } from '../../state/notices.ts'
import { showOverlay } from '../../state/overlay.ts'
import { isSignedIn, loadStatus } from '../../state/status.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { LockedData, StartAnew } from './LockedData.tsx'
import { PasswordField } from './PasswordField.tsx'

type SignInProps = { status: ConsoleStatus; onChangeRelay: () => void }

export function SignIn({ status, onChangeRelay }: SignInProps) {
  const { signIn } = useTexts()
  const { session } = status
  const ended = session.state === 'signed-out' ? session.ended : null
  const lockedLogin =
    session.state === 'signed-out' && session.ended === 'locked' ? session.login : null
  return (
    <Entrance
      title={lockedLogin === null ? signIn.title : signIn.lockedTitle}
      lead={lockedLogin === null ? signIn.lead : signIn.lockedLead}
      foot={<Server status={status} onChange={onChangeRelay} />}
    >
      {ended === 'expired' && (
        <p className="flex items-start gap-2 rounded-control bg-accent-soft px-3 py-2 text-ink text-sm">
          <Clock aria-hidden="true" size={16} className="mt-0.5 shrink-0 text-accent" />
          {signIn.expired}
        </p>
      )}
      <SignInForm known={lockedLogin} />
    </Entrance>
  )
}

/** @param known the login of who left it locked; another person may sit down all the same. */
function SignInForm({ known }: { known: string | null }) {
  const { signIn } = useTexts()
  const [login, setLogin] = useState(known ?? '')
  const [password, setPassword] = useState('')
  const [checked, setChecked] = useState(false)
  const [previous, setPrevious] = useState('')
  const [refusal, setRefusal] = useState<SignInRefusal | null>(null)
  const [busy, setBusy] = useState(false)

  const locked = refusal === 'replica-locked' || refusal === 'wrong-previous-password'

  async function enter(way: CallArguments<'sign-in'>['locked']) {
    setChecked(true)
    if (busy || login.trim() === '' || password === '') return
    setBusy(true)
    if (!locked) setRefusal(null)
    try {
      const answer = await call('sign-in', { login: login.trim(), password, locked: way })
      if (answer.outcome === 'refused') setRefusal(answer.reason)
      // It was announced, mostly before the answer: to hear it again would draw the desk twice.
      else if (!isSignedIn()) await loadStatus()
    } finally {
      setBusy(false)
    }
  }

  return (
    <Form
      className="flex flex-col gap-4 short:gap-2.5"
      onSubmit={(event) => {
        event.preventDefault()
        const given = locked && previous !== ''
        reportDefects(enter(given ? { way: 'previous-password', password: previous } : undefined))
      }}
    >
      <TextField
        label={signIn.login}
        value={login}
        onChange={setLogin}
        error={checked && login.trim() === '' ? signIn.missing : null}
        maxLength={100}
        autoComplete="username"
        spellCheck="false"
        autoFocus={known === null}
      />
      <PasswordField
        label={signIn.password}
        value={password}
        onChange={setPassword}
        error={checked && password === '' ? signIn.missing : null}
        autoFocus={known !== null}
      />
      {refusal && (
        <p role="alert" className="rounded-control bg-bad-soft px-3 py-2 text-bad text-sm">
          {signIn.refused[refusal]}
        </p>
      )}
      {locked && <LockedData previous={previous} onChange={setPrevious} />}
      <Button type="submit" tone="primary" size="large">
        {busy ? signIn.submitting : signIn.submit}
      </Button>
      {locked && <StartAnew onPress={() => reportDefects(enter({ way: 'start-anew' }))} />}
    </Form>
  )
}

function Server({ status, onChange }: { status: ConsoleStatus; onChange: () => void }) {
  const { signIn, diagnosis } = useTexts()
  if (status.relayUrl === null) return null
  const host = URL.canParse(status.relayUrl) ? new URL(status.relayUrl).host : status.relayUrl
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-1">
      <span className="truncate">{signIn.server(host)}</span>
      <button
        type="button"
        onClick={() => showOverlay('diagnosis')}
        className="min-h-6 shrink-0 rounded-xs px-1 text-soft underline hover:text-ink"
      >
        {diagnosis.open}
      </button>
      {!status.relayFixed && (
        <button
          type="button"
          onClick={onChange}
          className="min-h-6 shrink-0 rounded-xs px-1 text-soft underline hover:text-ink"
        >
          {signIn.changeServer}
        </button>
      )}
    </span>
  )
}
