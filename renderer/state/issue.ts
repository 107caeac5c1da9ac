import type { Command, CommandOf } from '../../shared/commands.ts'
import type { Attachment } from '../../shared/domain/attachment.ts'
import type { TemplateValues } from '../../shared/domain/templates/fill-template.ts'
import type { ConversationView } from '../../shared/ipc/conversation.ts'
import type { Sending } from '../../shared/ipc/undo.ts'
import { call } from '../bridge.ts'
import { jumpToLatest, refreshConversation } from './conversation.ts'
import { notify } from './notices.ts'
import { rememberTaking } from './taken.ts'

/** Which case a command is about, and what the agent's screen had shown of it. */
export type Target = Pick<ConversationView, 'conversationId' | 'attendanceId' | 'seenSeq'> & {
  /** Where the screen shows who holds it. */
  readonly fence?: number
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

/** The same, and the screen goes to where it stands then. */
export async function issueAndFollow(
  target: Target,
  order: Order,
  sending?: Sending,
): Promise<boolean> {
  const queued = await issue(target, order, sending)
  if (queued) jumpToLatest(target.conversationId)
  return queued
}
