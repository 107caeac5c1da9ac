import type { Command, CommandOf } from '../../shared/commands.ts'
import type { Attachment } from '../../shared/domain/attachment.ts'
import type { TemplateValues } from '../../shared/domain/templates/fill-template.ts'
import type { TemplateKey } from '../../shared/domain/templates/template.ts'
import type { ConversationView } from '../../shared/ipc/conversation.ts'
import type { AttachmentView } from '../../shared/ipc/media.ts'
import type { TimelineItem } from '../../shared/ipc/timeline.ts'
import type { DraftQuote, Sending } from '../../shared/ipc/undo.ts'
import type { WritingKind } from '../../shared/ipc/writing.ts'
import { call } from '../bridge.ts'
import { returnCanned } from './canned-marks.ts'
import {
  isOpen,
  jumpToLatest,
  refreshConversation,
  setWriting,
  useConversation,
} from './conversation.ts'
import { returnToDraft, saveAllDrafts, takeFromDraft } from './drafts.ts'
import { notify } from './notices.ts'
import { returnQuote, stopQuoting, useQuoting } from './quoting.ts'
import { rememberTakenBack, rememberTaking } from './taken.ts'

/** Which case a command is about, and what the agent's screen had shown of it. */
export type Target = Pick<ConversationView, 'conversationId' | 'attendanceId' | 'seenSeq'> & {
  /** Where the screen shows who holds it. */
  readonly fence?: number
}

/** Words of a command, and the draft that they come back to. */
export type Returned = {
  kind: WritingKind
  conversationId: string
  text: string
  /** WhatsApp's id of what it answered. */
  replyTo?: string | null
}

type CitizenCommand = Extract<
  Command,
  {
    type:
      | 'confirm-identity'
      | 'separate-citizen'
      | 'merge-citizens'
      | 'undo-merge'
      | 'block-citizen'
      | 'unblock-citizen'
      | 'request-block'
      | 'decline-block'
      | 'record-consent'
      | 'save-registration'
      | 'undo-registration'
      | 'save-citizen-fields'
  }
>

type ForwardingCommand = Extract<
  Command,
  { type: 'forward-attendance' | 'record-area-answer' | 'withdraw-forwarding' }
>

/** A command without what every command has. */
type OrderOf<C extends Command> = C extends Command
  ? Omit<C, 'commandId' | 'conversationId' | 'attendanceId' | 'issuedAt' | 'seenSeq' | 'fence'>
  : never

type Order =
  | { type: 'claim-attendance' }
  | { type: 'release-attendance' }
  | { type: 'transfer-attendance'; toAgentId: string }
  | { type: 'close-attendance' }
  | { type: 'reopen-attendance' }
  | {
      type: 'send-reply'
      text: string
      messageId: string
      replyTo: string | null
      attachment?: Attachment
      resends?: string
      asksConsent?: string
      canned?: string[]
    }
  | OrderOf<CommandOf<'schedule-reply'>>
  | { type: 'settle-reply'; messageId: string; settlement: 'arrived' | 'put-away' }
  | { type: 'send-reaction'; messageId: string; target: string; emoji: string | null }
  | { type: 'fetch-media'; messageId: string }
  | { type: 'classify-attendance'; topicId: string | null }
  | { type: 'snooze-attendance'; until: number }
  | { type: 'wake-attendance' }
  | { type: 'add-note'; text: string; noteId: string }
  | {
      type: 'send-template'
      messageId: string
      name: string
      language: string
      values: TemplateValues
      confirmed: boolean
    }
  | OrderOf<ForwardingCommand>
  | OrderOf<CitizenCommand>

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

type SentMessage = Extract<TimelineItem, { kind: 'message' }>

export function settle(
  target: Target,
  messageId: string,
  settlement: 'arrived' | 'put-away',
): Promise<boolean> {
  return issue(target, { type: 'settle-reply', messageId, settlement })
}

/** The words of a failed reply go back to where they can be changed; it asks for nothing more. */
export async function redraft(target: Target, message: SentMessage, text: string): Promise<void> {
  if (!(await settle(target, message.id, 'put-away'))) return
  returnToDraft('reply', target.conversationId, text)
  returnQuote(target.conversationId, answerable(message.quote))
  if (isOpen(target.conversationId)) setWriting('reply')
}

/** What a reply answered, to be answered again; null where nobody can any more. */
function answerable(quote: SentMessage['quote']): DraftQuote | null {
  if (!quote?.messageId || !quote.whatsappId || !quote.content || quote.revoked) return null
  const { messageId, whatsappId, from, content } = quote
  return { messageId, whatsappId, from, content }
}

export function addNote(target: Target, text: string): Promise<boolean> {
  return issueAndFollow(target, { type: 'add-note', text, noteId: crypto.randomUUID() })
}

/**
 * Sends a refused reply again: its author knows now what the citizen wrote meanwhile.
 * @param draft where its words stand again, and leave with it; null where they do not.
 */
export function confirmReply(commandId: string, draft: Returned | null): Promise<void> {
  return inTurn(async () => {
    await saveAllDrafts()
    const seenSeq = useConversation.getState().view?.seenSeq ?? 0
    const confirmedId = crypto.randomUUID()
    const answer = await call('confirm-reply', { commandId, confirmedId, seenSeq })
    if (answer.outcome === 'refused') notify({ kind: 'refused', refusal: answer.refusal })
    if (answer.outcome === 'queued' && draft !== null) {
      takeFromDraft(draft.kind, draft.conversationId, draft.text)
      if (draft.replyTo) forgetQuote(draft.conversationId, draft.replyTo)
    }
    await refreshConversation()
  })
}

/** The reply that leaves answers it; one that was chosen meanwhile stays. */
function forgetQuote(conversationId: string, whatsappId: string): void {
  const chosen = useQuoting.getState().byConversation[conversationId]
  if (chosen?.whatsappId === whatsappId) stopQuoting(conversationId)
}

/** Withdraws what has not left yet, or puts a refused command away. */
export async function discard(commandId: string): Promise<void> {
  const answer = await call('discard-command', { commandId })
  if (answer.outcome === 'already-sent') notify({ kind: 'already-sent' })
  await refreshConversation()
}

/** Like `discard`, with the words going back to where they were written: a note to the notes. */
export async function takeBackToDraft(conversationId: string, commandId: string): Promise<void> {
  await saveAllDrafts()
  const answer = await call('discard-command', { commandId, toDraft: true })
  if (answer.outcome === 'already-sent') notify({ kind: 'already-sent' })
  else if (answer.written !== null) {
    const { kind, text, quote } = answer.written
    // A file may have gone without words.
    if (text !== '') returnToDraft(kind, conversationId, text)
    returnQuote(conversationId, quote)
    if (isOpen(conversationId)) setWriting(kind)
  }
  await refreshConversation()
}

/** The same from where the conversation is not on the screen, and need not be. */
export function leaveNote(target: Target, text: string): Promise<boolean> {
  return issue(target, { type: 'add-note', text, noteId: crypto.randomUUID() })
}

async function issueAndFollow(target: Target, order: Order, sending?: Sending): Promise<boolean> {
  const queued = await issue(target, order, sending)
  if (queued) jumpToLatest(target.conversationId)
  return queued
}

export type Undone = { readonly what: 'reply' | 'transfer'; readonly alsoUndone: boolean }

/**
 * Takes back what was sent last in the conversation on the screen, while that is possible: it is the
 * draft again as it stood.
 * @returns what came back with it; null where it has left.
 */
export async function undoSending(conversationId: string): Promise<Undone | null> {
  await saveAllDrafts()
  const answer = await inTurn(() => call('undo-sending', { conversationId }))
  if (answer.outcome === 'undone') {
    const { text, spans } = answer.draft
    if (answer.what === 'transfer' && answer.isHers) rememberTakenBack(conversationId)
    if (text !== '') returnCanned(conversationId, text, spans)
    returnQuote(conversationId, answer.quote)
    if (isOpen(conversationId)) setWriting('reply')
  } else notify({ kind: 'already-sent' })
  await refreshConversation()
  return answer.outcome === 'undone' ? answer : null
}

let previous: Promise<unknown> = Promise.resolve()

/** Answers whether it was queued. */
export function issue(target: Target, order: Order, sending?: Sending): Promise<boolean> {
  return inTurn(() => issueNow(target, order, sending))
}

/** One after the other: two quick replies keep their order. */
export function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  const turn = previous.then(work)
  // The next command waits for this one to end, however it ends; its caller hears how.
  previous = turn.catch(() => undefined)
  return turn
}

async function issueNow(target: Target, order: Order, sending?: Sending): Promise<boolean> {
  const command: Command = {
    ...order,
    commandId: crypto.randomUUID(),
    conversationId: target.conversationId,
    attendanceId: target.attendanceId,
    seenSeq: target.seenSeq,
    ...(target.fence === undefined ? {} : { fence: target.fence }),
    issuedAt: Date.now(),
  }
  rememberTaking(command)
  const asked = { command, ...(sending && { sending }) }
  const answer = await call('issue-command', asked)
  if (answer.outcome === 'refused') notify({ kind: 'refused', refusal: answer.refusal })
  await refreshConversation()
  return answer.outcome === 'queued'
}
