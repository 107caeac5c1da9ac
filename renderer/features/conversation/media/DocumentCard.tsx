import { Download, FileText, TriangleAlert } from 'lucide-react'
import type { StoredFile } from '../../../../shared/domain/stored-file.ts'
import { IconButton } from '../../../design/Button.tsx'
import { useLanguage, useTexts } from '../../../texts/use-texts.ts'
import { sizeWords, typeWords } from '../../../words/file.ts'
import { useSaving } from './use-saving.ts'

type DocumentCardProps = { file: StoredFile; name: string; caution?: string }

/** A file that is never opened in place: what it is, and a way to save it. */
export function DocumentCard({ file, name, caution }: DocumentCardProps) {
  const texts = useTexts()
  const language = useLanguage()
  const { save, problem } = useSaving(file, name)
  const about = `${typeWords(file.mimeType, texts)} · ${sizeWords(file.size, texts, language)}`
  return (
    <div className="my-1 w-[20rem] max-w-full rounded-card bg-ink/5 text-sm">
      <div className="flex items-center gap-2.5 px-2.5 py-2">
        <span
          aria-hidden="true"
          className="flex size-8 shrink-0 items-center justify-center rounded-full bg-accent-soft text-accent"
        >
          <FileText size={16} />
        </span>
        <span className="min-w-0 grow">
          <bdi className="line-clamp-2 wrap-anywhere text-ink" title={name}>
            {name}
          </bdi>
          <span className="block text-soft text-xs">{about}</span>
        </span>
        <IconButton label={texts.media.save(name)} onPress={save}>
          <Download aria-hidden="true" size={16} />
        </IconButton>
      </div>
      {(problem ?? caution) && (
        <p className="flex items-start gap-1.5 px-2.5 pb-2 text-warn text-xs">
          <TriangleAlert aria-hidden="true" size={13} className="mt-0.5 shrink-0" />
          {problem ?? caution}
        </p>
      )}
    </div>
  )
}
