import type { ReactNode } from 'react'
import type { DocumentBodies, DocumentKind } from '../../../shared/domain/office/documents.ts'
import type { DocumentVersion, DocumentViewOf } from '../../../shared/ipc/documents.ts'
import { call } from '../../bridge.ts'
import { type Part, SharedForm } from '../../design/SharedForm.tsx'
import { Versions } from '../../design/Versions.tsx'
import { forgetRefusedDocument, saveDocument } from '../../state/documents.ts'
import { useTexts } from '../../texts/use-texts.ts'

export type DocumentEditorProps<K extends DocumentKind> = {
  view: DocumentViewOf<K>
  title: string
  /** What stands in a document that nobody has saved. */
  empty: DocumentBodies[K]
  /** What keeps it from being saved, as a sentence; null for nothing. */
  problemOf: (body: DocumentBodies[K]) => string | null
  /** Without what nobody means: blanks at the ends of words. */
  tidy: (body: DocumentBodies[K]) => DocumentBodies[K]
  /** An earlier version, as it is taken up again over what holds now. */
  restored: (earlier: DocumentBodies[K], now: DocumentBodies[K]) => DocumentBodies[K]
  /** A version in a line, or what it made of the one `before` it. */
  summaryOf: (body: DocumentBodies[K], before: DocumentBodies[K] | null) => string
  children: (part: Part<DocumentBodies[K]>) => ReactNode
}

/** A document of the organisation, with every version of it. */
export function DocumentEditor<K extends DocumentKind>(props: DocumentEditorProps<K>) {
  const { view, title, empty, problemOf, tidy, restored, summaryOf, children } = props
  const { documents: words } = useTexts()
  const { kind, basedOn, mayEdit, unconfirmed } = view
  return (
    <SharedForm<DocumentBodies[K]>
      shared={{ body: view.body ?? empty, basedOn, mayEdit, unconfirmed }}
      {...{ name: kind, title, words, problemOf, tidy }}
      onSave={(body, over) => saveDocument(kind, body, over)}
      onForget={(commandId) => forgetRefusedDocument(kind, commandId)}
    >
      {(part) => (
        <>
          {children(part)}
          <Versions<DocumentBodies[K]>
            ask={() => versionsOf(kind)}
            standing={`${kind} ${view.saved?.at} ${basedOn}`}
            {...{ words, summaryOf, fromFile: words.fromFile }}
            onRestore={mayEdit ? (earlier) => part.onChange(restored(earlier, part.saved)) : null}
          />
        </>
      )}
    </SharedForm>
  )
}

async function versionsOf<K extends DocumentKind>(kind: K): Promise<readonly DocumentVersion<K>[]> {
  const answer = await call('list-document-versions', { kind })
  // The answer is of the kind that was asked for.
  return answer.versions as unknown as DocumentVersion<K>[]
}
