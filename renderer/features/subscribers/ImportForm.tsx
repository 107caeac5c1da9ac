import { useState } from 'react'
import type { ImportAnswer, ImportReport } from '../../../shared/ipc/registration.ts'
import { call } from '../../bridge.ts'
import { Button } from '../../design/Button.tsx'
import { TextField } from '../../design/TextField.tsx'
import { reportDefects } from '../../state/notices.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { countOf } from './ImportReport.tsx'

type ImportFormProps = { text: string; report: ImportReport }

/** The form that had the focus has gone: the dialog keeps it, and with it Esc. */
function takeFocus(element: HTMLElement | null): void {
  element?.focus()
}

/** Nobody comes onto the list without a word on where her consent was given, and when. */
export function ImportForm({ text, report }: ImportFormProps) {
  const { imports: words, duties } = useTexts()
  const [importId] = useState(() => crypto.randomUUID())
  const [source, setSource] = useState('')
  const [day, setDay] = useState('')
  const [isImporting, setImporting] = useState(false)
  const [answer, setAnswer] = useState<ImportAnswer | null>(null)
  const count = countOf(report, 'new', 'known')
  const obtainedAt = Date.parse(day)

  async function take() {
    setImporting(true)
    try {
      setAnswer(await call('add-subscribers', { text, importId, source, obtainedAt }))
    } finally {
      setImporting(false)
    }
  }

  if (answer?.outcome === 'answered') {
    return (
      <p
        role="status"
        tabIndex={-1}
        ref={takeFocus}
        className="font-medium text-good text-sm outline-none"
      >
        {words.done(countOf(answer.value, 'new', 'known'))}
      </p>
    )
  }
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        reportDefects(take())
      }}
    >
      <TextField
        label={words.source}
        hint={words.sourceHint}
        value={source}
        onChange={setSource}
        maxLength={200}
      />
      <TextField label={words.obtained} type="date" value={day} onChange={setDay} />
      {answer?.outcome === 'refused' && (
        <p role="alert" className="text-bad text-sm">
          {duties.refused[answer.reason]}
        </p>
      )}
      <Button
        tone="primary"
        type="submit"
        className="self-start"
        isDisabled={count === 0 || source.trim().length < 3 || !(obtainedAt >= 0) || isImporting}
      >
        {isImporting ? words.importing : words.confirm(count)}
      </Button>
    </form>
  )
}
