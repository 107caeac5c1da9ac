import type { Attachment } from '../../shared/domain/attachment.ts'
import type { TemplateValues } from '../../shared/domain/templates/fill-template.ts'
import type { TemplateKey } from '../../shared/domain/templates/template.ts'
import type { AttachmentView } from '../../shared/ipc/media.ts'
import type { TimelineItem } from '../../shared/ipc/timeline.ts'
import type { Sending } from '../../shared/ipc/undo.ts'
import { issue, issueAndFollow, type Target } from './issue.ts'
import { mentionsOf } from './mentions.ts'

export function claim(target: Target): Promise<boolean> {
  return issue(target, { type: 'claim-attendance' })
}

export function release(target: Target): Promise<boolean> {
  return issue(target, { type: 'release-attendance' })
}

/** It can be taken back for a moment, as a reply can. */
export function transfer(target: Target, toAgentId: string): Promise<boolean> {
  return issue(target, { type: 'transfer-attendance', toAgentId }, newPress())
}

/** Of something that bears no words. */
export function newPress(): Sending {
  return { sendingId: crypto.randomUUID(), draft: null }
}

export function close(target: Target): Promise<boolean> {
  return issue(target, { type: 'close-attendance' })
}

export function reopen(target: Target): Promise<boolean> {
  return issue(target, { type: 'reopen-attendance' })
}

export type ReplyParts = {
  /** The canned replies that the text began as. */
  readonly canned: string[]
  /** WhatsApp's id of the message that it answers in particular. */
  readonly replyTo: string | null
  /** It can be taken back for a moment. */
  readonly sending: Sending
  /** When it is to leave (ms); absent: now. */
  readonly dueAt?: number
}

/** @param chosen a file that goes with it; the text is then its caption, and may be empty. */
export function sendReply(
  target: Target,
  text: string,
  { canned, replyTo, sending, dueAt }: ReplyParts,
  chosen?: AttachmentView,
): Promise<boolean> {
  const order = {
    ...{ text, messageId: crypto.randomUUID(), replyTo },
    ...(canned.length > 0 && { canned }),
    ...(chosen && { attachment: withoutId(chosen) }),
  }
  return dueAt === undefined
    ? issueAndFollow(target, { type: 'send-reply', ...order }, sending)
    : issueAndFollow(target, { type: 'schedule-reply', ...order, dueAt })
}

function withoutId({ attachmentId: _, ...attachment }: AttachmentView): Attachment {
  return attachment
}

/** @param emoji null takes the desk's reaction back. */
export function sendReaction(to: Target, target: string, emoji: string | null): Promise<boolean> {
  return issue(to, { type: 'send-reaction', messageId: crypto.randomUUID(), target, emoji })
}

/** Asks the relay to fetch the file of a message again. */
export function fetchMedia(target: Target, messageId: string): Promise<boolean> {
  return issue(target, { type: 'fetch-media', messageId })
}

/** @param confirmed she was told that the citizen has written since. */
export function sendTemplate(
  target: Target,
  { name, language }: TemplateKey,
  values: TemplateValues,
  confirmed: boolean,
): Promise<boolean> {
  const messageId = crypto.randomUUID()
  const order = { type: 'send-template', messageId, name, language, values, confirmed } as const
  return issueAndFollow(target, order)
}

/** A new attempt of a reply that is unknown or has failed, in plain sight of that it may arrive twice. */
export function resend(target: Target, { id, quote }: SentMessage, text: string): Promise<boolean> {
  const replyTo = quote?.whatsappId ?? null
  return issueAndFollow(target, {
    ...{ type: 'send-reply', text, messageId: crypto.randomUUID(), replyTo },
    resends: id,
  })
}

export type SentMessage = Extract<TimelineItem, { kind: 'message' }>

export function settle(
  target: Target,
  messageId: string,
  settlement: 'arrived' | 'put-away',
): Promise<boolean> {
  return issue(target, { type: 'settle-reply', messageId, settlement })
}

export async function addNote(target: Target, text: string): Promise<boolean> {
  return issueAndFollow(target, await noteOf(text))
}

/** A note where the conversation is not on the screen, and need not be. */
export async function leaveNote(target: Target, text: string): Promise<boolean> {
  return issue(target, await noteOf(text))
}

async function noteOf(text: string) {
  const noteId = crypto.randomUUID()
  return { type: 'add-note', text, noteId, ...(await mentionsOf(text)) } as const
}
