import { useState } from 'react'
import { FileTrigger } from 'react-aria-components'
import type { ImportAnswer } from '../../../shared/ipc/registration.ts'
import { call } from '../../bridge.ts'
import { Button } from '../../design/Button.tsx'
import { reportDefects } from '../../state/notices.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { ImportForm } from './ImportForm.tsx'
import { ImportReport } from './ImportReport.tsx'
import { readText } from './read-text.ts'

type Chosen = { name: string; text: string; trial: ImportAnswer | null }

/** A list from elsewhere: chosen, tried without a trace, and only then taken. */
export function ImportList({ onBack }: { onBack: () => void }) {
  const { imports: words, duties } = useTexts()
  const [chosen, setChosen] = useState<Chosen | null>(null)

  async function choose(file: File) {
    const text = readText(await file.arrayBuffer())
    setChosen({ name: file.name, text, trial: null })
    const trial = await call('preview-subscribers', { text })
    setChosen({ name: file.name, text, trial })
  }

  const trial = chosen?.trial ?? null
  return (
    <div className="flex min-h-0 flex-col gap-3 overflow-y-auto px-5 pt-1 pb-4">
      <p className="text-soft text-sm">{words.lead}</p>
      <div className="flex flex-wrap items-center gap-3">
        <FileTrigger
          acceptedFileTypes={['.csv', 'text/csv', 'text/plain']}
          onSelect={(files) => {
            const file = files?.[0]
            if (file) reportDefects(choose(file))
          }}
        >
          <Button>{words.file}</Button>
        </FileTrigger>
        <p className="wrap-anywhere min-w-0 text-soft text-sm">{chosen?.name}</p>
      </div>
      <div role="status" className="text-soft text-sm empty:sr-only">
        {chosen !== null && trial === null && words.checking}
      </div>
      {trial?.outcome === 'unreadable' && (
        <p role="alert" className="text-bad text-sm">
          {words.unreadable[trial.reason]}
        </p>
      )}
      {trial?.outcome === 'refused' && (
        <p role="alert" className="text-bad text-sm">
          {duties.refused[trial.reason]}
        </p>
      )}
      {chosen !== null && trial?.outcome === 'answered' && (
        <>
          <ImportReport report={trial.value} />
          <ImportForm key={chosen.text} text={chosen.text} report={trial.value} />
        </>
      )}
      <div className="flex justify-end">
        <Button tone="quiet" onPress={onBack}>
          {words.back}
        </Button>
      </div>
    </div>
  )
}
