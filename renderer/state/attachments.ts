import { create } from 'zustand'
import type { AttachmentProblem } from '../../shared/domain/attachment.ts'
import { attachmentKind, attachmentProblem } from '../../shared/domain/attachment.ts'
import type { AttachmentView } from '../../shared/ipc/media.ts'
import { call, fetchFile, handOverFile } from '../bridge.ts'
import { refreshConversation } from './conversation.ts'

/** A file on its way into the composer, or one that could not go there. */
export type ChosenFile = {
  readonly id: number
  readonly conversationId: string
  readonly name: string
  readonly size: number
  /** Null while it is being prepared. */
  readonly problem: AttachmentProblem | { readonly problem: 'failed' } | null
}

export const useChosenFiles = create<{ files: ChosenFile[] }>()(() => ({ files: [] }))

/** So many at a time: each becomes a message of its own on the citizen's phone. */
export const MOST_FILES = 10

const preparing = new Map<number, AbortController>()
let nextId = 1

/**
 * Takes files into the reply, one after the other, so that they keep their order.
 * @returns whether all of them are in it; what went wrong is said beside a file's name.
 */
export async function attachFiles(
  conversationId: string,
  files: readonly File[],
): Promise<boolean> {
  forgetProblems(conversationId)
  const chosen = files
    .slice(0, MOST_FILES)
    .map((file) => ({ file, id: announce(conversationId, file) }))
  let areIn = chosen.length === files.length
  for (const { file, id } of chosen) areIn = (await attachOne(conversationId, file, id)) && areIn
  return areIn
}

/**
 * Waits for the files that are being prepared: a reply that was sent in that moment goes with them.
 * @returns whether all of them can go; words that speak of a file are not sent without it.
 */
export async function filesAreReady(conversationId: string): Promise<boolean> {
  const ofReply = () =>
    useChosenFiles.getState().files.filter((file) => file.conversationId === conversationId)
  const isPreparing = () => ofReply().some(({ problem }) => problem === null)
  if (!isPreparing()) return true
  await new Promise<void>((resolve) => {
    const stop = useChosenFiles.subscribe(() => {
      if (isPreparing()) return
      stop()
      resolve()
    })
  })
  return ofReply().length === 0
}

function announce(conversationId: string, { name, size }: File): number {
  const id = nextId++
  preparing.set(id, new AbortController())
  useChosenFiles.setState(({ files }) => ({
    files: [...files, { id, conversationId, name, size, problem: null }],
  }))
  return id
}

async function attachOne(conversationId: string, file: File, id: number): Promise<boolean> {
  const signal = preparing.get(id)?.signal
  // Taken back while those before it were prepared.
  if (signal === undefined || signal.aborted) return false
  const early = earlyProblem(file)
  if (early) return settle(id, early)
  try {
    const answer = await handOverFile(conversationId, file, await pictureSize(file), signal)
    if (answer.outcome === 'refused') return settle(id, answer)
    await refreshConversation()
    forget(id)
    return true
  } catch {
    // What went wrong is said beside the file's name; taken back, there is nothing to say.
    return !signal.aborted && settle(id, { problem: 'failed' })
  }
}

/** What can be said before a byte is read: a film of 2 GB must not be copied to be refused. */
function earlyProblem({ type, size }: File): AttachmentProblem | null {
  const isKnown = attachmentKind(type) !== null
  return isKnown || size === 0 ? attachmentProblem({ mimeType: type, size }) : null
}

/** Takes a chosen file back: one that is being prepared, or one whose problem has been read. */
export function forget(id: number): void {
  preparing.get(id)?.abort()
  preparing.delete(id)
  useChosenFiles.setState(({ files }) => ({ files: files.filter((each) => each.id !== id) }))
}

/** Takes a file out of the reply; the console keeps nothing of it. */
export async function removeAttachment({ attachmentId }: AttachmentView): Promise<void> {
  await call('remove-attachment', { attachmentId })
  await refreshConversation()
}

/** A file of the reply, as it was chosen; null: it is not there any more. */
export async function readAttached(attachment: AttachmentView): Promise<File | null> {
  const { filename, mimeType: type, sha256 } = attachment
  const answer = await fetchFile(sha256)
  return answer.outcome === 'found' ? new File([answer.bytes], filename ?? '', { type }) : null
}

/** @returns that it is not in the reply. */
function settle(id: number, problem: ChosenFile['problem']): false {
  preparing.delete(id)
  useChosenFiles.setState(({ files }) => ({
    files: files.map((each) => (each.id === id ? { ...each, problem } : each)),
  }))
  return false
}

function forgetProblems(conversationId: string): void {
  useChosenFiles.setState(({ files }) => ({
    files: files.filter((each) => each.conversationId !== conversationId || each.problem === null),
  }))
}

/** As a person will see it: turned as the camera was held. Null for what is no picture. */
async function pictureSize(file: File): Promise<{ width: number; height: number } | null> {
  if (!file.type.startsWith('image/')) return null
  try {
    const bitmap = await createImageBitmap(file)
    const { width, height } = bitmap
    bitmap.close()
    return { width, height }
  } catch {
    // Not a picture after all: the console looks at its bytes and says so.
    return null
  }
}
