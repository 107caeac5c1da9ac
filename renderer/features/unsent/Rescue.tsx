import { useState } from 'react'
import type { UnsentWhat } from '../../../shared/ipc/offline.ts'
import { Button } from '../../design/Button.tsx'
import { saveFile } from '../../state/files.ts'
import { reportDefects } from '../../state/notices.ts'
import { useTexts } from '../../texts/use-texts.ts'

/** There is no field to which words and file could go back: they are taken elsewhere from here. */
export function Rescue({ what }: { what: UnsentWhat }) {
  return (
    <>
      {'text' in what && what.text !== '' && <CopyWords text={what.text} />}
      {'file' in what && what.file !== null && <SaveFile {...what.file} />}
    </>
  )
}

function CopyWords({ text }: { text: string }) {
  const { unsent: words } = useTexts()
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
  }
  return (
    <>
      <Button size="small" onPress={() => reportDefects(copy())}>
        {words.copy}
      </Button>
      <Done words={copied ? words.copied : ''} />
    </>
  )
}

function SaveFile({ name, sha256 }: { name: string | null; sha256: string }) {
  const { unsent: words } = useTexts()
  const [outcome, setOutcome] = useState<'saved' | 'lost' | null>(null)
  const save = async () => {
    const answer = await saveFile(sha256, name ?? words.unnamedFile)
    setOutcome(answer === 'saved' ? 'saved' : 'lost')
  }
  return (
    <>
      <Button
        size="small"
        aria-label={words.saveFileOf(name ?? words.unnamedFile)}
        onPress={() => reportDefects(save())}
      >
        {words.saveFile}
      </Button>
      <Done words={outcome === 'saved' ? words.fileSaved : ''} />
      {outcome === 'lost' && (
        <span role="alert" className="self-center text-bad text-xs">
          {words.fileLost}
        </span>
      )}
    </>
  )
}

function Done({ words }: { words: string }) {
  return (
    <span role="status" className="self-center text-good text-xs empty:sr-only">
      {words}
    </span>
  )
}
