import {
  type DocumentBodies,
  type DocumentKind,
  documentSchema,
  evolveDocument,
  ofEachDocument,
} from '../../shared/domain/office/documents.ts'
import { officeDocument } from './document.ts'

type Documents = {
  [K in DocumentKind]: ReturnType<typeof officeDocument<DocumentBodies[K]>>
}

/** What the organisation's people saved of each document, by its kind. */
export const documents = ofEachDocument<Documents>(<K extends DocumentKind>(kind: K) => {
  const document = officeDocument<DocumentBodies[K]>({
    ...{ kind, schema: documentSchema(kind), savedBy: `${kind}-saved` },
    evolve: (kept, event) => evolveDocument(kind, kept, event),
  })
  // The compiler does not look through the index.
  return document as Documents[DocumentKind] as Documents[K]
})
