import { useEffect, useState } from 'react'
import type { DocumentBodies, DocumentKind } from '../../../shared/domain/office/documents.ts'
import type { DocumentVersion, DocumentViewOf } from '../../../shared/ipc/documents.ts'
import { call } from '../../bridge.ts'
import { Button } from '../../design/Button.tsx'
import { reportDefects } from '../../state/notices.ts'
import { useTimeZone } from '../../state/status.ts'
import { useLanguage, useTexts } from '../../texts/use-texts.ts'
import { fullMoment } from '../../words/moment.ts'

type DocumentHistoryProps<K extends DocumentKind> = {
  view: DocumentViewOf<K>
  summaryOf: (body: DocumentBodies[K]) => string
  /** Null for who may not change it. */
  onRestore: ((body: DocumentBodies[K]) => void) | null
}

/** Every version in the record, with who saved it: any of them can be taken up again. */
export function DocumentHistory<K extends DocumentKind>(props: DocumentHistoryProps<K>) {
  const { view, summaryOf, onRestore } = props
  const { documents: words } = useTexts()
  const versions = useVersions(view)
  if (versions.length === 0) return null
  return (
    <details className="shrink-0 rounded-card border border-line">
      <summary className="cursor-pointer px-3 py-2 font-medium text-ink text-sm">
        {words.history}
      </summary>
      <ol>
        {versions.map((version, place) => (
          <li key={version.version} className="flex flex-col gap-1 border-line border-t px-3 py-2">
            <By version={version} />
            <p className="whitespace-pre-line text-ink text-sm wrap-anywhere">
              {summaryOf(version.body)}
            </p>
            {place > 0 && onRestore && (
              <Button size="small" className="self-start" onPress={() => onRestore(version.body)}>
                {words.restore}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </details>
  )
}

/** A new version asks again. */
function useVersions<K extends DocumentKind>(
  view: DocumentViewOf<K>,
): readonly DocumentVersion<K>[] {
  const { kind } = view
  const [versions, setVersions] = useState<readonly DocumentVersion<K>[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    let isWanted = true
    const ask = async () => {
      const answer = await call('list-document-versions', { kind })
      // The answer is of the kind that was asked for.
      if (isWanted) setVersions(answer.versions as unknown as DocumentVersion<K>[])
    }
    reportDefects(ask())
    return () => {
      isWanted = false
    }
  }, [kind, view.saved?.at, view.basedOn])
  return versions
}

function By({ version: { saved } }: { version: DocumentVersion<DocumentKind> }) {
  const texts = useTexts()
  const place = { language: useLanguage(), timeZone: useTimeZone() }
  const words = texts.documents
  return (
    <p className="text-faint text-xs">
      {saved === null
        ? words.fromFile
        : words.by(saved.by?.name ?? texts.colleague, fullMoment(saved.at, place))}
    </p>
  )
}
