import { randomUUID } from 'node:crypto'
import * as accounts from '../../relay/accounts/accounts.ts'
import { createSessions } from '../../relay/accounts/sessions.ts'
import * as receivers from '../../relay/assignment/receivers.ts'
import * as waiting from '../../relay/assignment/waiting.ts'
import * as answers from '../../relay/commands/command-answers.ts'
import * as outgoing from '../../relay/delivery/outgoing-replies.ts'
import * as sending from '../../relay/delivery/sending-state.ts'
import * as conversations from '../../relay/log/conversation-states.ts'
import { personOf } from '../../relay/log/person.ts'
import { createLogReader } from '../../relay/log/read-log.ts'
import type { Reader, Store } from '../../relay/store/port.ts'
import * as citizens from '../../relay/whatsapp/citizens.ts'
import * as inbox from '../../relay/whatsapp/inbox.ts'
import * as messages from '../../relay/whatsapp/known-messages.ts'
import * as quarantine from '../../relay/whatsapp/quarantine.ts'
import { asItWasLeft } from '../../relay/whatsapp/redacted-webhooks.ts'
import * as statuses from '../../relay/whatsapp/statuses.ts'

/** The words of everything that is asked of a store while the relay serves. */
export async function hotQueries(store: Store): Promise<ReadonlySet<string>> {
  const asked = new Set<string>()
  const spied = writingDown(store, asked)
  await askEverything(spied)
  await createSessions(spied, () => 1).use(randomUUID())
  await store.transaction((tx) =>
    asItWasLeft(writingDown(tx, asked), { inboxId: 1, receivedAt: 1, body: Buffer.from('x') }),
  )
  return asked
}

function writingDown<T extends Pick<Reader, 'get' | 'all'>>(sql: T, asked: Set<string>): T {
  return {
    ...sql,
    get: (text: string, ...values: []) => {
      asked.add(text)
      return sql.get(text, ...values)
    },
    all: (text: string, ...values: []) => {
      asked.add(text)
      return sql.all(text, ...values)
    },
  }
}

async function askEverything(sql: Reader): Promise<void> {
  const log = createLogReader(sql)
  await log.page(0, 1)
  await log.conversationPage('x', 0, 1)
  await log.pick([1])
  await log.pick([1, 2])
  await log.snapshot(1)
  await accounts.findAgent(sql, 'x')
  await accounts.findByLogin(sql, 'x')
  await answers.find(sql, 'x')
  await outgoing.find(sql, 'x')
  await outgoing.due(sql, 1, 1)
  await outgoing.nextDueAt(sql)
  await personOf(sql, 'x')
  await conversations.allOf(sql, 'x')
  await outgoing.attempted(sql)
  await outgoing.countQueued(sql)
  await outgoing.isAnyAttempted(sql)
  await sending.find(sql, { conversationId: 'x', phoneNumberId: 'x' })
  await sending.sendsByNumber(sql)
  await sending.findPause(sql)
  await outgoing.isStillQueued(sql, {
    ...{ messageId: 'x', queuedSeq: 1, queuedAt: 1, conversationId: 'x', phoneNumberId: 'x' },
    attempts: 0,
  })
  await conversations.find(sql, 'x')
  await conversations.findBetween(sql, 'x', 'x')
  await conversations.lastSeq(sql, 'x')
  await citizens.known(sql, 'x')
  await citizens.holderOf(sql, 'phone', 'x')
  await messages.find(sql, 'x', 'x')
  await statuses.hasSeen(sql, 'x', 'sent')
  await quarantine.page(sql, 0, 1)
  await quarantine.find(sql, 1)
  await inbox.waiting(sql, 1)
  await inbox.backlog(sql)
  await receivers.all(sql)
  await receivers.absent(sql, 1)
  await receivers.standingOf(sql, 'x')
  await waiting.longestFirst(sql).next()
}
