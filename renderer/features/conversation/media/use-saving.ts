import { useState } from 'react'
import type { StoredFile } from '../../../../shared/domain/stored-file.ts'
import { saveFile } from '../../../state/files.ts'
import { reportDefects } from '../../../state/notices.ts'
import { useTexts } from '../../../texts/use-texts.ts'

/** Saves a file; `problem`: why it could not be, as a sentence. */
export function useSaving(file: StoredFile, name: string) {
  const { media } = useTexts()
  const [problem, setProblem] = useState<'away' | 'missing' | null>(null)
  const save = () =>
    reportDefects(
      saveFile(file.sha256, name).then((outcome) =>
        setProblem(outcome === 'saved' ? null : outcome),
      ),
    )
  return { save, problem: problem === null ? null : media[problem] }
}
