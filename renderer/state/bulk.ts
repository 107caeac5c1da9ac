import { create } from 'zustand'
import type { Command, Refusal } from '../../shared/commands.ts'
import type { QueueRow } from '../../shared/ipc/queue.ts'
import { call } from '../bridge.ts'
import { coalesce } from './coalesce.ts'
import { newPress } from './commands.ts'
import { refreshConversation } from './conversation.ts'
import { notify } from './notices.ts'
import { refreshQueue } from './queue.ts'
import { clearSelection } from './selection.ts'
import { useStatus } from './status.ts'
import { rememberTakenBack, rememberTaking } from './taken.ts'

/** What can be done about many attendances at once. */
export type BulkAction =
  | { type: 'claim-attendance' }
  | { type: 'release-attendance' }
  | { type: 'transfer-attendance'; toAgentId: string }
  | { type: 'classify-attendance'; topicId: string | null }
  | { type: 'close-attendance' }

/** `waiting`: the relay has not answered. */
type BulkItem = {
  readonly row: QueueRow
  readonly command: Command
  readonly state: 'waiting' | 'done' | 'refused'
  readonly refusal: Refusal | null
}

export type Bulk = {
  readonly action: BulkAction
  readonly items: readonly BulkItem[]
  /** `asking`: before many are closed; nothing has been issued yet. */
  readonly step: 'asking' | 'running' | 'issued'
  readonly isUndo: boolean
}

export const useBulk = create<{ bulk: Bulk | null }>()(() => ({ bulk: null }))

export function forgetBulk(): void {
  useBulk.setState({ bulk: null })
}

/** What this console foretells of each decides which are issued; closing asks once for all of them. */
export async function beginBulk(action: BulkAction, rows: readonly QueueRow[]): Promise<void> {
  if (rows.length === 0) return
  const commands = rows.map((row) => commandOf(action, row))
  const { refusals } = await call('preview-commands', { commands })
  const items = rows.map((row, at): BulkItem => {
    const [command, refusal] = [commands[at] as Command, refusals[at] ?? null]
    return { row, command, state: refusal === null ? 'waiting' : 'refused', refusal }
  })
  const isClosing = action.type === 'close-attendance'
  useBulk.setState({
    bulk: { action, items, step: isClosing ? 'asking' : 'running', isUndo: false },
  })
  if (!isClosing) await runBulk()
}

/** One after the other, each a command like any other. */
export async function runBulk(): Promise<void> {
  const { bulk } = useBulk.getState()
  if (bulk === null) return
  useBulk.setState({ bulk: { ...bulk, step: 'running' } })
  const press = newPress()
  for (const { command, state } of bulk.items) {
    if (state !== 'waiting') continue
    rememberTaking(command)
    const held = command.type === 'transfer-attendance' && !bulk.isUndo && { sending: press }
    const answer = await call('issue-command', { command, ...held })
    if (answer.outcome === 'refused') settle(command.commandId, 'refused', answer.refusal)
  }
  update((now) => ({ ...now, step: 'issued' }))
  clearSelection()
  await Promise.all([refreshQueue(), refreshConversation(), followBulk()])
}

/** The outbox changed: what is not in it any more the record has, and what was refused says why. */
export const followBulk = coalesce(async () => {
  const isOpen = (bulk: Bulk | null) =>
    bulk?.step === 'issued' && bulk.items.some(({ state }) => state === 'waiting')
  if (!isOpen(useBulk.getState().bulk)) return
  const { cases } = await call('list-unsent', {})
  const unsent = new Map(cases.flatMap(({ items }) => items).map((item) => [item.commandId, item]))
  for (const { command, state } of useBulk.getState().bulk?.items ?? []) {
    if (state !== 'waiting') continue
    const outlook = unsent.get(command.commandId)?.outlook
    if (outlook === undefined) settle(command.commandId, 'done', null)
    else if (outlook.will === 'refused') settle(command.commandId, 'refused', outlook.refusal)
  }
})

export async function dismissBulk(): Promise<void> {
  const items = useBulk.getState().bulk?.items ?? []
  forgetBulk()
  await putRefusedAway(items)
}

/** What was refused was told here: it need not stand among what was not sent as well. */
async function putRefusedAway(items: readonly BulkItem[]): Promise<void> {
  for (const { command, state } of items) {
    if (state === 'refused') await call('discard-command', { commandId: command.commandId })
  }
}

/**
 * Whether they have a way back. A transfer has one as long as it has not left; then it is the new
 * holder's to give back.
 */
export function isUndoable({ action, isUndo, items, step }: Bulk): boolean {
  if (step !== 'issued' || isUndo) return false
  const isTransfer = action.type === 'transfer-attendance'
  return items.some(({ state }) => (isTransfer ? state === 'waiting' : state !== 'refused'))
}

/** What has not left is withdrawn; the rest is taken back by commands of its own. */
export async function undoBulk(): Promise<void> {
  const { bulk } = useBulk.getState()
  if (bulk === null) return
  const items: BulkItem[] = []
  /** Transferred for good by now. */
  const left: BulkItem[] = []
  for (const { row, command, state } of bulk.items) {
    if (state === 'refused') continue
    const answer = await call('discard-command', { commandId: command.commandId })
    if (state === 'waiting' && answer.outcome === 'discarded') {
      if (row.holder?.agentId === ownId()) rememberTakenBack(row.conversationId)
      continue
    }
    if (bulk.action.type === 'transfer-attendance') {
      left.push({ row, command, state, refusal: null })
      continue
    }
    for (const undoing of inverse(bulk.action, row)) {
      items.push({ row, command: commandOf(undoing, row, true), state: 'waiting', refusal: null })
    }
  }
  // Afterwards: what waits has only seconds in which it can be withdrawn.
  await putRefusedAway(bulk.items)
  if (left.length > 0) {
    notify({ kind: 'already-sent' })
    useBulk.setState({ bulk: { ...bulk, items: left } })
    await Promise.all([refreshQueue(), refreshConversation(), followBulk()])
    return
  }
  useBulk.setState({ bulk: { action: bulk.action, items, step: 'running', isUndo: true } })
  await runBulk()
}

type Undoing = BulkAction | { type: 'reopen-attendance' }

/** What leads back to the row as it stood; nothing where the action changed nothing. */
function inverse(action: BulkAction, row: QueueRow): Undoing[] {
  switch (action.type) {
    case 'claim-attendance':
      return row.status === 'waiting' ? [{ type: 'release-attendance' }] : []
    case 'release-attendance':
      return row.status === 'held' ? [backToHolder(row) ?? { type: 'claim-attendance' }] : []
    case 'classify-attendance':
      return [{ type: 'classify-attendance', topicId: row.topic?.topicId ?? null }]
    case 'close-attendance': {
      // Who reopens holds it: it goes on to where it was.
      const onward =
        row.status === 'waiting' ? { type: 'release-attendance' as const } : backToHolder(row)
      return [{ type: 'reopen-attendance' }, ...(onward ? [onward] : [])]
    }
    case 'transfer-attendance':
      return []
  }
}

/** Null where it was this agent's own. */
function backToHolder({ holder }: QueueRow): BulkAction | null {
  return holder === null || holder.agentId === ownId()
    ? null
    : { type: 'transfer-attendance', toAgentId: holder.agentId }
}

function ownId(): string | null {
  const session = useStatus.getState().status?.session
  return session?.state === 'signed-in' ? session.account.agentId : null
}

/** @param isUndo after a claim of one's own: the row does not know its fence. */
function commandOf(action: Undoing, row: QueueRow, isUndo = false): Command {
  const { conversationId, attendanceId, seenSeq, fence } = row
  return {
    ...action,
    ...{ commandId: crypto.randomUUID(), issuedAt: Date.now() },
    ...{ conversationId, attendanceId, seenSeq, ...(isUndo ? {} : { fence }) },
  }
}

function settle(commandId: string, state: BulkItem['state'], refusal: Refusal | null): void {
  update((bulk) => ({
    ...bulk,
    items: bulk.items.map((item) =>
      item.command.commandId === commandId ? { ...item, state, refusal } : item,
    ),
  }))
}

function update(change: (bulk: Bulk) => Bulk): void {
  useBulk.setState(({ bulk }) => ({ bulk: bulk && change(bulk) }))
}
