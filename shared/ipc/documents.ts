import type { Refusal } from '../commands.ts'
import {
  type DocumentBodies,
  type DocumentKind,
  documentKinds,
} from '../domain/office/documents.ts'
import * as z from '../late-zod.ts'

const documentKindSchema = z.enum(documentKinds)

/** What the organisation's people say of it; each document is saved by `issue-command`. */
export const documentCalls = {
  'read-document': z.object({ kind: documentKindSchema }),
  'list-document-versions': z.object({ kind: documentKindSchema }),
} as const

type Saved = { at: number; by: { agentId: string; name: string } | null }

export type DocumentViewOf<K extends DocumentKind> = {
  kind: K
  /** Null where neither the organisation's people nor its installation have said anything. */
  body: DocumentBodies[K] | null
  /** What a change is based on: the command that made it as it stands; null for none. */
  basedOn: string | null
  /** When and by whom it was changed last; null while that has not reached the record. */
  saved: Saved | null
  mayEdit: boolean
  unconfirmed:
    | { state: 'waiting' }
    | { state: 'refused'; commandId: string; refusal: Refusal; body: DocumentBodies[K] }
    | null
}

/** `saved` null: what the installation's file said. */
export type DocumentVersion<K extends DocumentKind> = {
  version: number
  body: DocumentBodies[K]
  saved: Saved | null
}

type Versions<K extends DocumentKind> = { kind: K; versions: DocumentVersion<K>[] }

export type DocumentCallResults = {
  'read-document': { [K in DocumentKind]: DocumentViewOf<K> }[DocumentKind]
  /** Newest first. */
  'list-document-versions': { [K in DocumentKind]: Versions<K> }[DocumentKind]
}
