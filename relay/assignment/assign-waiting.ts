import { assign, type Standing, withRoom } from '../../shared/domain/assignment/assign.ts'
import { absentAfter } from '../../shared/domain/assignment/receiver.ts'
import type { Attendance, Conversation } from '../../shared/domain/conversation.ts'
import type { EventBody } from '../../shared/events.ts'
import type { Organisation } from '../../shared/organisation.ts'
import { everySecond } from '../every-second.ts'
import type { LogTransaction } from '../log/append.ts'
import * as conversations from '../log/conversation-states.ts'
import type { Log } from '../log/log.ts'
import { personOf } from '../log/person.ts'
import { describeError, type Logger } from '../logger.ts'
import { documents } from '../office/documents.ts'
import { hoursInForce } from '../office/opening-hours.ts'
import type { Reader, Store } from '../store/port.ts'
import * as receivers from './receivers.ts'
import * as waiting from './waiting.ts'

type Context = {
  readonly log: Log
  readonly store: Store
  readonly logger: Logger
  readonly clock: () => number
  /** What the installation's file says, where the organisation's people have said nothing since. */
  readonly organisation: Organisation
  /** All those that nobody can be given because their state cannot be read, after each look. */
  readonly onPassedOver: (conversationIds: ReadonlySet<string>) => void
}

type Assignment = { readonly conversationId: string; readonly claim: readonly EventBody[] }

/**
 * Gives attendances that wait to agents, by the organisation's rules. It looks each second instead of
 * being told: of a citizen who writes, an agent who comes or goes, a case that ends, hours that begin,
 * none can then be missed, whichever process had to do with it. Several relays may do so over one
 * store, because each decides in the transaction that appends, which come one at a time.
 * @returns how to stop it.
 */
export function startAssigning(context: Context, everyMs: number): () => Promise<void> {
  return everySecond(async () => {
    try {
      await assignWaiting(context)
    } catch (error) {
      // The next second tries again; until then they wait in the queue, where anybody may take them.
      context.logger.error(describeError(error), 'attendances wait to be given to agents')
    }
  }, everyMs)
}

/** Gives away all that can be given now, each in a transaction of its own. */
export async function assignWaiting(context: Context): Promise<void> {
  const { store, log } = context
  const passedOver = new Set<string>()
  while ((await findNext(store, context, passedOver)) !== null) {
    await log.transaction((tx) => assignNext(tx, context, passedOver))
  }
  context.onPassedOver(passedOver)
}

/** What was found outside of the transaction may not hold in it: it is found again. */
async function assignNext(
  tx: LogTransaction,
  context: Context,
  passedOver: Set<string>,
): Promise<void> {
  const next = await findNext(tx, context, passedOver)
  if (next !== null) await tx.append(next.conversationId, () => next.claim)
}

async function findNext(
  sql: Reader,
  context: Context,
  passedOver: Set<string>,
): Promise<Assignment | null> {
  const standing = await standingNow(sql, context)
  if (standing === null) return null
  const passOver = (conversationId: string) => passedOver.add(conversationId)
  for await (const conversationId of waiting.longestFirst(sql)) {
    const conversation = await conversations.findReadable(sql, conversationId, passOver)
    if (conversation === null || assign(conversation, standing).length === 0) continue
    // Only now: who else she is costs more to find, and can only take from those who may be given her.
    const claim = assign(conversation, standing, await elsewhere(sql, conversation, passOver))
    if (claim.length > 0) return { conversationId, claim }
  }
  return null
}

/** The newest attendances of the same person in other conversations, as whoever she is merged with too. */
async function elsewhere(
  sql: Reader,
  { conversationId, citizenId }: Conversation,
  passOver: conversations.OnUnreadable,
): Promise<Attendance[]> {
  const attendances: Attendance[] = []
  for (const each of await personOf(sql, citizenId, passOver)) {
    for (const other of await conversations.allOf(sql, each)) {
      if (other === conversationId) continue
      const state = await conversations.findReadable(sql, other, passOver)
      if (state?.attendance) attendances.push(state.attendance)
    }
  }
  return attendances
}

/** Null while nothing is given: nobody has said so, nobody has room, or the office is closed. */
async function standingNow(
  sql: Reader,
  { clock, organisation }: Context,
): Promise<Standing | null> {
  const kept = await documents.assignment.find(sql)
  if (kept === null || kept.body.mode === 'off') return null
  const now = clock()
  const standing = {
    ...{ now, rules: kept.body, commandId: kept.commandId },
    absentAfterMs: absentAfter(organisation.leaseMinutes * 60_000),
    receivers: await receivers.all(sql),
  }
  if (withRoom(standing).length === 0) return null
  const { hours } = await hoursInForce(sql, organisation)
  return hours === null || hours.isOpenAt(now) ? standing : null
}
