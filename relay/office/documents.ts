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
export const documents = ofEachDocument<Documents>((kind) =>
  officeDocument({
    ...{ kind, schema: documentSchema(kind), savedBy: `${kind}-saved` },
    evolve: (kept, event) => evolveDocument(kind, kept, event),
  }),
)
