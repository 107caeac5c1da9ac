import {
  type DocumentBodies,
  type DocumentKind,
  ofEachDocument,
} from '../../shared/domain/office/documents.ts'
import { maySetUp } from '../../shared/domain/office/save-whole.ts'
import type { DocumentViewOf } from '../../shared/ipc/documents.ts'
import type { CallArguments, CallResult } from '../../shared/ipc.ts'
import type { Desk } from '../desk.ts'
import { predictDocument } from '../outbox/predict-documents.ts'

type Views = { readonly [K in DocumentKind]: (desk: Desk) => DocumentViewOf<K> }

const views = ofEachDocument<Views>(<K extends DocumentKind>(kind: K) => {
  const view = (desk: Desk) => viewOf(desk, kind)
  // The compiler does not look through the index.
  return view as Views[DocumentKind] as Views[K]
})

/** A document of the organisation as it stands, with what this agent has asked to change in it. */
export function readDocument(
  desk: Desk,
  { kind }: CallArguments<'read-document'>,
): CallResult<'read-document'> {
  return views[kind](desk)
}

function viewOf<K extends DocumentKind>(desk: Desk, kind: K): DocumentViewOf<K> {
  const { documents, people } = desk.replica
  const confirmed = documents.of[kind].find()
  const kept = predictDocument(desk, kind)
  return {
    kind,
    body: kept?.body ?? desk.office.documents[kind],
    basedOn: kept?.commandId ?? null,
    saved: confirmed && { at: confirmed.at, by: people.agentName(confirmed.agentId) },
    mayEdit: maySetUp(desk.account),
    unconfirmed: unconfirmedOf(desk, kind),
  }
}

function unconfirmedOf<K extends DocumentKind>(
  { replica }: Desk,
  kind: K,
): DocumentViewOf<K>['unconfirmed'] {
  const asked = replica.outbox.ofDocument(kind)
  const refused = asked.find(({ state }) => state === 'refused')
  if (refused?.refusal) {
    const { commandId, body } = refused.command
    return {
      ...({ state: 'refused', commandId, refusal: refused.refusal } as const),
      body: body as DocumentBodies[K],
    }
  }
  return asked.length > 0 ? { state: 'waiting' } : null
}

/** Newest first; what the installation's file said stands at the end. */
export function listDocumentVersions(
  { replica, office }: Desk,
  { kind }: CallArguments<'list-document-versions'>,
): CallResult<'list-document-versions'> {
  const saved = replica.documents.of[kind].versions().map(({ version, body, at, agentId }) => ({
    ...{ version, body },
    saved: { at, by: replica.people.agentName(agentId) },
  }))
  const starting = office.documents[kind]
  const first = starting === null ? [] : [{ version: 0, body: starting, saved: null }]
  return { kind, versions: [...saved, ...first] } as CallResult<'list-document-versions'>
}
