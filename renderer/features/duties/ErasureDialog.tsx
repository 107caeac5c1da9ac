import { useCallback, useState } from 'react'
import type { ErasureCounts, ErasureResponse } from '../../../shared/duties/erasure.ts'
import type { FromRelay } from '../../../shared/ipc/duties.ts'
import { call } from '../../bridge.ts'
import { Button } from '../../design/Button.tsx'
import { Dialog } from '../../design/Dialog.tsx'
import { TextField } from '../../design/TextField.tsx'
import { reportDefects } from '../../state/notices.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { Answered } from './Answered.tsx'
import { useAnswer } from './use-answer.ts'

type ErasureDialogProps = { conversationId: string; name: string; onClose: () => void }

/** Erases a citizen: first what would go, then a word to type, and only then for good. */
export function ErasureDialog({ conversationId, name, onClose }: ErasureDialogProps) {
  const { erasure: words } = useTexts().duties
  const { answer, retry } = useAnswer(
    useCallback(() => call('preview-erasure', { conversationId }), [conversationId]),
  )
  return (
    <Dialog role="alertdialog" title={words.title} onClose={onClose}>
      <div className="flex min-h-0 flex-col gap-3 overflow-y-auto px-5 pb-5 text-sm text-soft">
        <p>{words.lead(name)}</p>
        <p>{words.stays}</p>
        <Answered answer={answer} onRetry={retry}>
          {(counts) => <Confirmation {...{ conversationId, counts, onClose }} />}
        </Answered>
      </div>
    </Dialog>
  )
}

type ConfirmationProps = { conversationId: string; counts: ErasureCounts; onClose: () => void }

function Confirmation({ conversationId, counts, onClose }: ConfirmationProps) {
  const { duties } = useTexts()
  const words = duties.erasure
  const [typed, setTyped] = useState('')
  const [isErasing, setErasing] = useState(false)
  const [result, setResult] = useState<FromRelay<ErasureResponse> | null>(null)

  async function erase() {
    setErasing(true)
    try {
      setResult(await call('erase-citizen', { conversationId }))
    } finally {
      setErasing(false)
    }
  }

  if (result?.outcome === 'answered') {
    return (
      <>
        <p role="status" className="font-medium text-good">
          {words.done} {!result.value.scrubbed && words.notScrubbed}
        </p>
        <div className="flex justify-end">
          <Button onPress={onClose} autoFocus>
            {duties.close}
          </Button>
        </div>
      </>
    )
  }
  return (
    <>
      <WhatGoes counts={counts} />
      <TextField
        label={words.type(words.word)}
        value={typed}
        onChange={setTyped}
        autoComplete="off"
        error={result ? duties.refused[result.reason] : null}
      />
      <div className="flex flex-wrap justify-end gap-2">
        <Button
          tone="danger"
          isDisabled={typed.trim() !== words.word || isErasing}
          onPress={() => reportDefects(erase())}
        >
          {isErasing ? words.erasing : words.confirm}
        </Button>
        <Button tone="primary" onPress={onClose} isDisabled={isErasing}>
          {words.keep}
        </Button>
      </div>
    </>
  )
}

function WhatGoes({ counts }: { counts: ErasureCounts }) {
  const { erasure: words } = useTexts().duties
  const lines = [
    words.conversations(counts.conversations),
    words.messages(counts.messages),
    words.files(counts.mediaFiles),
    words.webhooks(counts.webhooks),
    words.quarantined(counts.quarantined),
  ]
  return (
    <div className="rounded-card bg-hover px-3.5 py-2.5">
      <p className="font-medium text-ink">{words.wouldGo}</p>
      <ul className="list-disc pl-5">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  )
}
