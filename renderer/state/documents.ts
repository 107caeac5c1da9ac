import { create } from 'zustand'
import type { DocumentCommand } from '../../shared/commands.ts'
import type { DocumentBodies, DocumentKind } from '../../shared/domain/office/documents.ts'
import { ofEachDocument } from '../../shared/domain/office/documents.ts'
import type { DocumentViewOf } from '../../shared/ipc/documents.ts'
import { call } from '../bridge.ts'
import { coalesce } from './coalesce.ts'
import { notify } from './notices.ts'

type State<K extends DocumentKind> = {
  /** Null until it was read. */
  readonly view: DocumentViewOf<K> | null
  readonly failed: boolean
}
type States = { readonly [K in DocumentKind]: State<K> }

const nothingKnown = ofEachDocument<States>(() => ({ view: null, failed: false }))

const useStates = create<States>()(() => nothingKnown)

/** A document that the whole organisation shares. */
export function useDocument<K extends DocumentKind>(kind: K): State<K> {
  return useStates((states) => states[kind])
}

const refreshes = ofEachDocument<{ [K in DocumentKind]: () => Promise<void> }>((kind) =>
  coalesce(async () => {
    try {
      const view = await call('read-document', { kind })
      useStates.setState({ [kind]: { view, failed: false } })
    } catch {
      // Said where it is shown, with a button to try again.
      useStates.setState((states) => ({ [kind]: { ...states[kind], failed: true } }))
    }
  }),
)

export function refreshDocument(kind: DocumentKind): Promise<void> {
  return refreshes[kind]()
}

export function refreshDocuments(): Promise<unknown> {
  return Promise.all(Object.values(refreshes).map((refresh) => refresh()))
}

export function forgetDocuments(): void {
  useStates.setState(nothingKnown)
}

/**
 * @param basedOn the command that made it as its writer had it before her; null for none.
 * @returns what the next change is based on; null when it was not queued.
 */
export async function saveDocument<K extends DocumentKind>(
  kind: K,
  body: DocumentBodies[K],
  basedOn: string | null,
): Promise<string | null> {
  const commandId = crypto.randomUUID()
  // The kind names both the command's type and its body.
  const command = { type: `save-${kind}`, commandId, issuedAt: Date.now(), basedOn, body }
  const answer = await call('issue-command', { command: command as unknown as DocumentCommand })
  if (answer.outcome === 'refused') notify({ kind: 'refused', refusal: answer.refusal })
  await refreshDocument(kind)
  return answer.outcome === 'queued' ? commandId : null
}

/** Puts away what the relay refused. */
export async function forgetRefusedDocument(kind: DocumentKind, commandId: string): Promise<void> {
  await call('discard-command', { commandId })
  await refreshDocument(kind)
}
