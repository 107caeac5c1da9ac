import { useState } from 'react'
import { Form } from 'react-aria-components'
import type { CallResult } from '../../../shared/ipc.ts'
import { call } from '../../bridge.ts'
import { Button } from '../../design/Button.tsx'
import { Entrance } from '../../design/Entrance.tsx'
import { TextField } from '../../design/TextField.tsx'
import { reportDefects } from '../../state/notices.ts'
import { loadStatus } from '../../state/status.ts'
import { useTexts } from '../../texts/use-texts.ts'

type Refusal = Extract<CallResult<'set-relay'>, { outcome: 'refused' }>['reason']

type FirstRunProps = {
  /** The address so far; null on the very first run. */
  relayUrl: string | null
  onDone: () => void
}

/** Where the relay is: asked once, and tried before it is kept. */
export function FirstRun({ relayUrl, onDone }: FirstRunProps) {
  const texts = useTexts()
  const { firstRun } = texts
  const [url, setUrl] = useState(relayUrl ?? '')
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [busy, setBusy] = useState(false)

  async function connect() {
    if (busy) return
    setBusy(true)
    setRefusal(null)
    try {
      const answer = await call('set-relay', { url: url.trim() })
      if (answer.outcome === 'refused') {
        setRefusal(answer.reason)
        return
      }
      await loadStatus()
      onDone()
    } finally {
      setBusy(false)
    }
  }

  return (
    <Entrance title={firstRun.title} lead={firstRun.lead}>
      <Form
        className="flex flex-col gap-5 short:gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          reportDefects(connect())
        }}
      >
        <TextField
          label={firstRun.address}
          placeholder={firstRun.example}
          value={url}
          onChange={(value) => {
            setUrl(value)
            setRefusal(null)
          }}
          error={refusal && firstRun.refused[refusal]}
          inputMode="url"
          autoComplete="url"
          autoFocus
        />
        <div className="flex gap-2">
          <Button type="submit" tone="primary" size="large" className="grow">
            {busy ? firstRun.connecting : firstRun.connect}
          </Button>
          {relayUrl !== null && (
            <Button size="large" onPress={onDone}>
              {texts.cancel}
            </Button>
          )}
        </div>
      </Form>
    </Entrance>
  )
}
