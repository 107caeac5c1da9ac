import {
  type AnyCommand,
  type CommandOf,
  isOfficeCommand,
  type Refusal,
} from '../../shared/commands.ts'
import { fieldPlaceholders } from '../../shared/domain/fields/field-list.ts'
import { isHeld } from '../../shared/domain/hold.ts'
import { replyIn } from '../../shared/domain/reply-content.ts'
import type { ScheduledReply } from '../../shared/domain/schedule/scheduled-reply.ts'
import { windowClosesAt } from '../../shared/domain/service-window.ts'
import type { UnsentCase, UnsentItem, UnsentOutlook, UnsentWhat } from '../../shared/ipc/offline.ts'
import type { CallResult } from '../../shared/ipc.ts'
import type { Desk } from '../desk.ts'
import { CANNED_LANE, documentIn, FILTERS_LANE, HOURS_LANE, TOPICS_LANE } from '../outbox/lane.ts'
import type { OutboxRow } from '../outbox/outbox-table.ts'
import type { Prediction } from '../outbox/predict.ts'
import { foretellCanned } from '../outbox/predict-canned.ts'
import {
  fieldsInForce,
  foretellDocument,
  foretellHours,
  foretellTopics,
} from '../outbox/predict-documents.ts'
import { foretellFilters } from '../outbox/predict-filters.ts'
import type { Foretold } from '../outbox/predict-office.ts'
import { isHere, isReply, returnsToDraft } from '../outbox/returned-words.ts'
import { nameOf } from './content.ts'
import { prediction } from './predicted-state.ts'
import { scheduledContent, scheduledView } from './scheduled-view.ts'

/** Everything that this console has yet to bring to the relay, and what will become of it. */
export function listUnsent(desk: Desk): CallResult<'list-unsent'> {
  const lanes = desk.replica.outbox.unsentLanes()
  const others = desk.replica.conversations.scheduled().filter((id) => !lanes.includes(id))
  const cases = [...lanes, ...others].map((lane) => ofLane(desk, lane))
  return { cases: cases.filter(({ items }) => items.length > 0) }
}

/** What would be lost if everything of this user went from this PC. */
export function weighWipe({ replica }: Desk): CallResult<'weigh-wipe'> {
  const { outbox, drafts, noteDrafts, attachments } = replica
  return {
    unsent: outbox.count('waiting') + outbox.count('refused'),
    drafts: drafts.count() + noteDrafts.count(),
    files: attachments.all().length,
  }
}

function ofLane(desk: Desk, lane: string): UnsentCase {
  switch (lane) {
    case CANNED_LANE:
      return ofCanned(desk)
    case HOURS_LANE:
      return ofOffice('hours', foretellHours(desk))
    case TOPICS_LANE:
      return ofOffice('topics', foretellTopics(desk))
    case FILTERS_LANE:
      return ofOffice('filters', foretellFilters(desk))
    default: {
      const kind = documentIn(lane)
      return kind === null ? ofCase(desk, lane) : ofOffice(kind, foretellDocument(desk, kind))
    }
  }
}

function ofCase(desk: Desk, conversationId: string): UnsentCase {
  const record = desk.replica.queuePages.find(conversationId)
  const before = prediction(desk, conversationId)
  const { commands, state } = before
  const place = {
    now: desk.relayNow(),
    closesAt: windowClosesAt(state?.lastInboundAt ?? null),
    isHere: isHere(desk.replica, conversationId),
  }
  return {
    about: 'case',
    conversationId,
    citizenName: record ? nameOf(record) : null,
    isHere: place.isHere,
    items: [
      ...commands.flatMap((row) => unsentItem(row, row.expected, place) ?? []),
      ...(state?.scheduledReplies.flatMap((reply) => scheduledItem(desk, reply, before) ?? []) ??
        []),
    ],
  }
}

/** @returns null for what a colleague scheduled, and for what this console has yet to bring there. */
function scheduledItem(
  desk: Desk,
  scheduled: ScheduledReply,
  before: Prediction,
): UnsentItem | null {
  const { state } = before
  const { scheduleId, commandId, agentId, seq } = scheduled
  if (state === null || seq === undefined || agentId !== desk.account.agentId) return null
  const content = scheduledContent(desk, scheduled, before)
  const reply = content && replyIn(content)
  const { dueAt: at, expected } = scheduledView(desk, state, scheduled, content)
  return {
    ...{ commandId, itemId: scheduleId, at },
    what: whatIsWritten({ text: '', ...reply }),
    outlook: { will: 'scheduled', at, expected },
  }
}

function ofCanned(desk: Desk): UnsentCase {
  const { account } = desk
  const { outbox, canned } = desk.replica
  const rows = foretellCanned(
    ...([(replyId: string) => canned.find(replyId), outbox.ofCanned(), account] as const),
    fieldPlaceholders(fieldsInForce(desk)),
  )
  return ofOffice('canned', rows)
}

function ofOffice(
  about: Exclude<UnsentCase['about'], 'case'>,
  rows: readonly Foretold<AnyCommand>[],
): UnsentCase {
  const items = rows.flatMap(({ row, expected }) => unsentItem(row, expected, atOffice) ?? [])
  return { about, conversationId: null, citizenName: null, isHere: true, items }
}

/** Where it is about to go: when the window closes, and whether the replica has the conversation. */
type Place = {
  readonly now: number
  readonly closesAt: number | null
  readonly isHere: boolean
}

const atOffice: Place = { now: 0, closesAt: null, isHere: true }

/** @returns null for what the relay has taken: its events are on their way here. */
function unsentItem(
  row: OutboxRow<AnyCommand>,
  expected: Refusal | null,
  place: Place,
): UnsentItem | null {
  if (row.state === 'accepted') return null
  const { command, issuedAt: at } = row
  return {
    ...{ commandId: command.commandId, itemId: itemIdOf(command), at },
    what: whatIs(command),
    outlook: outlookOf(row, expected, place),
  }
}

function outlookOf(
  { command, refusal, hasLeft, heldUntil }: OutboxRow<AnyCommand>,
  expected: Refusal | null,
  { now, closesAt, isHere }: Place,
): UnsentOutlook {
  if (refusal !== null) {
    return { will: 'refused', refusal, inDraft: isHere && returnsToDraft(command, refusal) }
  }
  if (hasLeft) return { will: 'leaving' }
  if (expected !== null) return { will: 'refuse', refusal: expected }
  if (isHeld(heldUntil, now)) return { will: 'held' }
  if (!isReply(command)) return { will: 'go', until: null }
  return { will: command.attachment ? 'after-file' : 'go', until: closesAt }
}

function whatIsWritten({
  text,
  attachment,
}: Pick<CommandOf<'send-reply'>, 'text' | 'attachment'>): UnsentWhat {
  const file = attachment ? { name: attachment.filename, sha256: attachment.sha256 } : null
  return { kind: 'reply', text, file }
}

function whatIs(command: AnyCommand): UnsentWhat {
  switch (command.type) {
    case 'send-reply':
    case 'schedule-reply':
      return whatIsWritten(command)
    case 'add-note':
      return { kind: 'note', text: command.text }
    case 'forward-attendance':
      return { kind: 'forward', text: command.question }
    case 'record-area-answer':
      return { kind: 'area-answer', text: command.text }
    case 'send-template':
      return { kind: 'template', name: command.name }
    default:
      return { kind: 'action', type: command.type }
  }
}

/** As the timeline names it. */
function itemIdOf(command: AnyCommand): string {
  if (isOfficeCommand(command)) return command.commandId
  switch (command.type) {
    case 'send-reply':
    case 'schedule-reply':
    case 'send-template':
    case 'fetch-media':
      return command.messageId
    case 'add-note':
    case 'forward-attendance':
    case 'record-area-answer':
      return command.noteId
    default:
      return command.commandId
  }
}
