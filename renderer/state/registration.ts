import type { Details } from '../../shared/domain/registration/details.ts'
import type { FromRelayRefusal } from '../../shared/ipc/duties.ts'
import type { FileAnswer } from '../../shared/ipc/registration.ts'
import { refreshCitizen } from './citizen.ts'
import { jumpToLatest, setWriting } from './conversation.ts'
import { returnToDraft } from './drafts.ts'
import { saveBlob } from './files.ts'
import { issue, type Target } from './issue.ts'

/** Sends the consent wording as a reply. */
export async function askConsent(
  target: Target,
  { text, version }: { text: string; version: string },
): Promise<void> {
  const messageId = crypto.randomUUID()
  const order = {
    type: 'send-reply',
    text,
    messageId,
    replyTo: null,
    asksConsent: version,
  } as const
  if (await issue(target, order)) jumpToLatest(target.conversationId)
  await refreshCitizen()
}

export async function recordConsent(
  target: Target,
  answer: 'accepted' | 'refused' | 'withdrawn',
  proofMessageId: string | null,
): Promise<void> {
  await issue(target, { type: 'record-consent', answer, proofMessageId })
  await refreshCitizen()
}

export async function saveRegistration(target: Target, details: Details): Promise<boolean> {
  const queued = await issue(target, { type: 'save-registration', details })
  await refreshCitizen()
  return queued
}

export async function undoRegistration(target: Target, undoes: string): Promise<void> {
  await issue(target, { type: 'undo-registration', undoes })
  await refreshCitizen()
}

/** Puts the organisation's words for who leaves into the field: the agent sends them, or does not. */
export function prepareFarewell({ conversationId }: Target, text: string): void {
  returnToDraft('reply', conversationId, text)
  setWriting('reply')
}

/** Saves the files of an answer. @returns why there are none, otherwise. */
export async function saveAnswer(asked: Promise<FileAnswer>): Promise<'saved' | FromRelayRefusal> {
  const answer = await asked
  if (answer.outcome === 'refused') return answer.reason
  for (const { name, text } of answer.value) saveBlob(name, new Blob([text]))
  return 'saved'
}
