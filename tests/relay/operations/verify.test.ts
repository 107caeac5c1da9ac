import { closeSync, openSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Fault } from '../../../relay/operations/verification/faults.ts'
import { operate } from '../../support/operate.ts'
import { aRecordedDay } from '../../support/recorded-day.ts'
import { relayCommand } from '../../support/relay-command.ts'
import { startRelay } from '../../support/start-relay.ts'
import { pick, withinSqlite } from '../../support/within-store.ts'

const day = aRecordedDay()

/** The day's record, with something done to its store. */
async function spoiled(...sql: string[]): Promise<string> {
  const folder = day.copy()
  await withinSqlite(folder, async ({ database, run }) => {
    database.pragma('foreign_keys = OFF')
    for (const statement of sql) expect(await run(statement)).toBeGreaterThan(0)
  })
  return folder
}

type Verified = { isWhole: boolean; faultCount: number; faults: Fault[]; counts: object | null }

async function verify(folder: string): Promise<Verified> {
  const { isWell, lines } = await operate(folder, ['verify', '--json'])
  const verified = JSON.parse(lines.join()) as Verified
  expect(verified.isWhole).toBe(isWell)
  expect(verified.faultCount).toBe(verified.faults.length)
  return verified
}

describe('a whole record', () => {
  it('is said to be whole, with what is in it', async () => {
    const events = await pick<number>(day.folder, 'select max(seq) from log')
    expect(await verify(day.folder)).toEqual({
      isWhole: true,
      faultCount: 0,
      faults: [],
      counts: {
        events,
        erased: 0,
        conversations: 2,
        messages: 3,
        outgoing: 1,
        inbox: 4,
        waiting: 0,
        quarantined: 2,
        files: 0,
      },
    })
  })

  it('is not changed by being looked at', async () => {
    const seen = () => statSync(join(day.folder, 'relay.sqlite')).mtimeMs
    const before = seen()
    await operate(day.folder, ['verify'])
    expect(seen()).toBe(before)
  })

  it('is told from one whose content was erased, which is counted', async () => {
    const folder = await spoiled(
      `update content set body = 'null' where seq = (select max(seq) from content)`,
    )
    expect(await verify(folder)).toMatchObject({ isWhole: true, counts: { erased: 1 } })
  })

  it('is looked at while its relay runs', async () => {
    const relay = await startRelay()
    expect((await operate(relay.dataFolder, ['verify'])).lines.at(-1)).toBe('The record is whole.')
    await relay.stop()
  })
})

const reply = `(select seq from log where envelope like '{"type":"reply-queued"%')`
const closing = `(select seq from log where envelope like '{"type":"attendance-closed"%')`

/** What is done to the store, and all that must be found. `$n` is the number that `n` selects. */
const cases: Record<string, { sql: string[]; n?: string; faults: object[] }> = {
  'an event that is gone': {
    sql: [`delete from log where envelope like '{"type":"note-added"%'`],
    n: `select seq from log where envelope like '{"type":"note-added"%'`,
    faults: [{ kind: 'damaged-store' }, { kind: 'gap', from: '$n', to: '$n' }],
  },
  'events that are gone at the end': {
    sql: [
      'delete from content where seq = (select seq from log_head)',
      'delete from log where seq = (select seq from log_head)',
    ],
    n: 'select seq from log_head',
    faults: [
      { kind: 'wrong-head', head: '$n' },
      { kind: 'changed-row', table: 'conversations', columns: ['last_seq', 'state'] },
      { kind: 'extra-row', table: 'messages' },
      { kind: 'extra-row', table: 'waiting' },
    ],
  },
  'a head that is too high': {
    sql: ['update log_head set seq = seq + 1'],
    n: 'select seq from log_head',
    faults: [{ kind: 'wrong-head', newest: '$n' }],
  },
  'a head that is too low': {
    sql: ['update log_head set seq = seq - 1'],
    n: 'select seq from log_head',
    faults: [{ kind: 'wrong-head', newest: '$n' }],
  },
  'a head that is gone': {
    sql: ['delete from log_head'],
    faults: [{ kind: 'wrong-head' }],
  },
  'content that is gone': {
    sql: [`delete from content where seq = ${reply}`],
    n: `select ${reply}`,
    faults: [{ kind: 'missing-content', seq: '$n' }],
  },
  'content that nobody wrote': {
    sql: [`insert into content values (${closing}, '{"kind":"text","text":"x"}')`],
    n: `select ${closing}`,
    faults: [{ kind: 'unexpected-content', seq: '$n' }],
  },
  'content in another shape': {
    sql: [`update content set body = '{"kind":"text"}' where seq = ${reply}`],
    n: `select ${reply}`,
    faults: [
      { kind: 'unreadable-event', seq: '$n' },
      { kind: 'changed-row', table: 'conversations' },
      { kind: 'extra-row', table: 'outgoing' },
    ],
  },
  'an event under another conversation': {
    sql: [
      `update log set conversation_id = (select conversation_id from log
        where conversation_id is not null order by seq desc limit 1) where seq = ${closing}`,
    ],
    n: `select ${closing}`,
    faults: [
      { kind: 'unreadable-event', seq: '$n' },
      { kind: 'changed-row', table: 'conversations' },
      { kind: 'missing-row', table: 'leases' },
    ],
  },
  'an event that is said to identify nobody': {
    sql: [
      'update log set identifies = null where seq = (select max(seq) from log where identifies is not null)',
    ],
    n: 'select max(seq) from log where identifies is not null',
    faults: [
      { kind: 'unreadable-event', seq: '$n' },
      { kind: 'extra-row', table: 'citizens' },
    ],
  },
  'a message that was received twice': {
    sql: [
      `insert into log select log_head.seq + 1, at, conversation_id, envelope, 1, null from log, log_head
        where envelope like '{"type":"message-received"%' order by log.seq limit 1`,
      'update log_head set seq = seq + 1',
      `insert into content select seq, 'null' from log_head`,
    ],
    n: 'select seq + 1 from log_head',
    faults: [{ kind: 'impossible-event', seq: '$n' }],
  },
  'a status that was received twice': {
    sql: [
      `insert into log select log_head.seq + 1, at, conversation_id, envelope, 0, null from log, log_head
        where envelope like '{"type":"status-received"%' order by log.seq limit 1`,
      'update log_head set seq = seq + 1',
    ],
    n: 'select seq + 1 from log_head',
    faults: [{ kind: 'impossible-event', seq: '$n' }],
  },
  'a conversation in another state': {
    sql: [
      `update conversations set state = json_set(state, '$.waitingSince', 1) where is_open = 1`,
    ],
    faults: [{ kind: 'changed-row', table: 'conversations', columns: ['state'] }],
  },
  'a conversation that is open though it was closed': {
    sql: ['update conversations set is_open = 1 where is_open = 0'],
    faults: [{ kind: 'changed-row', table: 'conversations', columns: ['is_open'] }],
  },
  'a conversation that is gone': {
    sql: ['delete from conversations where is_open = 1'],
    faults: [{ kind: 'missing-row', table: 'conversations', columns: [] }],
  },
  'a conversation that never was': {
    sql: [`insert into conversations values ('x', 'y', '1', 1, 1, '{}', 0)`],
    faults: [{ kind: 'extra-row', table: 'conversations', id: 'x', columns: [] }],
  },
  'a known message that is another': {
    sql: [`update messages set direction = 'in' where direction = 'out'`],
    faults: [{ kind: 'changed-row', table: 'messages', columns: ['direction'] }],
  },
  'a known message that is gone': {
    sql: [`delete from messages where direction = 'out'`],
    faults: [{ kind: 'missing-row', table: 'messages', columns: [] }],
  },
  'a reply that is gone': {
    sql: ['delete from outgoing'],
    faults: [{ kind: 'missing-row', table: 'outgoing', columns: [] }],
  },
  'a reply that would go out again': {
    sql: [`update outgoing set state = 'queued'`],
    faults: [{ kind: 'changed-row', table: 'outgoing', columns: ['state'] }],
  },
  'a citizen who would be written to at another number': {
    sql: [
      `update citizens set known = json_set(known, '$.phone', '5563999999999')
        where citizen_id = (select max(citizen_id) from citizens)`,
    ],
    faults: [{ kind: 'changed-row', table: 'citizens' }],
  },
  'a citizen who is gone': {
    sql: [
      'delete from identities where citizen_id = (select max(citizen_id) from citizens)',
      'delete from citizens where citizen_id = (select max(citizen_id) from citizens)',
    ],
    faults: [{ kind: 'missing-row', table: 'citizens' }],
  },
  'a number that leads to somebody else': {
    sql: [
      `insert into citizens select 'somebody', known from citizens limit 1`,
      `update identities set citizen_id = 'somebody' where kind = 'phone'
        and citizen_id = (select max(citizen_id) from citizens where citizen_id <> 'somebody')`,
    ],
    faults: [
      { kind: 'changed-row', table: 'identities' },
      { kind: 'extra-row', table: 'citizens', id: 'somebody' },
    ],
  },
  'a status that is gone': {
    sql: [`delete from statuses where status = 'read'`],
    faults: [{ kind: 'missing-row', table: 'statuses', columns: [] }],
  },
  'a quarantined item whose webhook is gone': {
    sql: ['delete from inbox where inbox_id = (select min(inbox_id) from quarantine)'],
    faults: [
      { kind: 'damaged-store' },
      { kind: 'damaged-store' },
      { kind: 'wrong-tally', what: 'interpreted' },
    ],
  },
  'a changed entry of the audit trail': {
    sql: [`update audit set action = 'signed-out' where audit_id = 1`],
    faults: [{ kind: 'audit-changed', entry: 1 }],
  },
  'a missing entry of the audit trail': {
    sql: [
      `insert into audit select 7, at, recorded_at, agent_id, action, conversation_id, citizen_id,
        detail, null, chain from audit where audit_id = 1`,
    ],
    faults: [{ kind: 'audit-gap', entry: 2 }],
  },
  'an item that was counted and is nowhere': {
    sql: [`update tallies set messages = messages - 1 where day <> ''`],
    faults: [{ kind: 'wrong-tally', what: 'items' }],
  },
  'a quarantined item that was thrown away': {
    sql: ['delete from quarantine'],
    faults: [{ kind: 'wrong-tally', what: 'quarantined' }],
  },
  'a citizen of whom an erasure left something': {
    sql: [
      `insert into erasures (citizen_id, erased_at)
        values ((select min(citizen_id) from citizens), 1)`,
    ],
    faults: [{ kind: 'not-erased' }],
  },
}

describe('verify finds', () => {
  it.each(Object.entries(cases))('%s', async (_name, { sql, n, faults }) => {
    const number = n === undefined ? null : await pick<number>(day.folder, n)
    const found = (await verify(await spoiled(...sql))).faults
    expect(found).toMatchObject(
      faults.map((fault) =>
        Object.fromEntries(
          Object.entries(fault).map(([name, value]) => [name, value === '$n' ? number : value]),
        ),
      ),
    )
  })

  it('a page that was overwritten', async () => {
    const folder = await spoiled('update log_head set seq = seq')
    const pageOfLog = await pick<number>(
      folder,
      `select rootpage from sqlite_master where name = 'log'`,
    )
    const file = openSync(join(folder, 'relay.sqlite'), 'r+')
    writeSync(file, Buffer.alloc(4096, 7), 0, 4096, (pageOfLog - 1) * 4096)
    closeSync(file)
    const { isWhole, faults } = await verify(folder)
    expect(isWhole).toBe(false)
    expect(faults.some(({ kind }) => kind === 'damaged-store')).toBe(true)
  })
})

describe('the command line', () => {
  it('says each fault in a line without anybody’s words, and ends with 1', async () => {
    const folder = await spoiled(`update messages set direction = 'in' where direction = 'out'`)
    const id = await pick<string>(folder, 'select message_id from outgoing')
    const { code, output, errors } = await relayCommand(folder, ['verify'])
    expect([code, errors]).toEqual([1, ''])
    expect(output.split('\n')[0]).toBe(
      `messages: ${id} is not what the log makes of it (direction).`,
    )
    expect(output).not.toMatch(/wamid|Maria|99999/)
  })

  it('ends with 0 when all is well', async () => {
    const { code, output } = await relayCommand(day.folder, ['verify'])
    expect([code, output.trimEnd().split('\n').at(-1)]).toEqual([0, 'The record is whole.'])
  })
})
