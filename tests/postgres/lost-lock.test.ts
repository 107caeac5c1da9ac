import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { StorePlace } from '../../relay/store/place.ts'
import type { Store } from '../../relay/store/port.ts'
import {
  type HeldLock,
  holdPostgresLock,
  type LockStanding,
  serverLock,
} from '../../relay/store/postgres-lock.ts'
import { createPostgresStore } from '../../relay/store/postgres-store.ts'
import { takeServerLock } from '../../relay/store/server-lock.ts'
import { startCable } from '../support/cable.ts'
import { openCase } from '../support/desk.ts'
import {
  removeFolder,
  type StartedRelay,
  startRelay,
  temporaryFolder,
} from '../support/start-relay.ts'
import { placeOf, storeOf } from '../support/test-store.ts'
import { until } from '../support/wait.ts'
import { inbound, maria, webhook } from '../support/webhooks.ts'

/** A relay whose lock on the store goes: its session is ended, another process takes it, the way breaks. */

const lockOfServer = `locktype = 'advisory' and objid = 2 and objsubid = 2
  and database = (select oid from pg_database where datname = current_database())`

let folder: string
let place: StorePlace
/** An administrator, or another relay. */
let other: Store

beforeEach(async () => {
  folder = temporaryFolder()
  place = await placeOf(folder)
  other = createPostgresStore(storeOf(folder))
})

afterEach(async () => {
  await other.close()
  removeFolder(folder)
})

/** Ends the session that has the lock. */
const endHolder = () =>
  other.all(
    `select pg_terminate_backend(pid, 5000) from pg_locks where ${lockOfServer} and granted`,
  )

/** Another process waits for the lock: it has it as soon as the holder's session ends. */
async function standBy(): Promise<{ until: Promise<unknown>; end: () => Promise<void> }> {
  const next = createPostgresStore(storeOf(folder))
  const taken = next.all(serverLock.sql.replace('pg_try_advisory_lock', 'pg_advisory_lock'))
  await until('it waits', async () => {
    const waiting = await other.all(`select 1 from pg_locks where ${lockOfServer} and not granted`)
    return waiting.length === 1
  })
  return { until: taken, end: () => next.close() }
}

function standingsOf(lock: HeldLock): LockStanding[] {
  const standings: LockStanding[] = []
  lock.watch((standing) => standings.push(standing))
  return standings
}

describe('a lock whose session is ended', () => {
  it('is told to be lost at once, and held again when it was taken again', async () => {
    const lock = await takeServerLock(place)
    const standings = standingsOf(lock)
    await endHolder()
    await until('it is held again', () => standings.includes('held'))
    expect(standings).toEqual(['lost', 'held'])
    await lock.giveBack()
  })

  it('is another’s where somebody else has taken it meanwhile, until that one goes', async () => {
    const lock = await takeServerLock(place)
    const standings = standingsOf(lock)
    const next = await standBy()
    await endHolder()
    await next.until
    await until('it knows', () => standings.includes('another'))
    expect(lock.isHeld()).toBe(false)
    await next.end()
    await until('it is held again', () => standings.includes('held'))
    expect(standings).toEqual(['lost', 'another', 'held'])
    await lock.giveBack()
  })

  it('is noticed though the connection answers, where its session has the lock no more', async () => {
    // As where something on the way has put another session in its place: it ends with its statement.
    const sql = 'select pg_try_advisory_xact_lock(7, 7) as taken'
    const lock = await holdPostgresLock(storeOf(folder), { name: 'balcao-test', sql })
    if (lock === null) throw new Error('not taken')
    const standings = standingsOf(lock)
    await until('it is noticed', () => standings[0] === 'lost')
    await lock.giveBack()
  })
})

it('the lock of a connection that broke without the server’s knowing is taken from it', async () => {
  if (place.engine === 'sqlite') throw new Error('not of PostgreSQL')
  const cable = await startCable(place.url)
  const way = new URL(place.url)
  way.port = new URL(cable.url).port
  const lock = await takeServerLock({ ...place, url: way.toString() })
  const standings = standingsOf(lock)
  cable.breakHere()
  await until('it is lost', () => !lock.isHeld())
  expect(await other.all(`select 1 from pg_locks where ${lockOfServer} and granted`)).toHaveLength(
    1,
  )
  await until('it is held again', () => standings.includes('held'))
  expect(standings).toEqual(['lost', 'held'])
  await lock.giveBack()
  await cable.unplug()
})

describe('a relay', () => {
  let relay: StartedRelay
  let steppedDown: number
  let logged: string[]

  async function start(): Promise<void> {
    relay = await startRelay({
      dataFolder: folder,
      log: { level: 'warn', stream: { write: (line: string) => void logged.push(line) } },
      onSteppedDown: () => {
        steppedDown += 1
      },
    })
  }

  beforeEach(async () => {
    steppedDown = 0
    logged = []
    await start()
  })

  afterEach(() => relay.stop())

  const said = (words: string) => logged.some((line) => line.includes(words))

  it('whose session was ended interprets nothing until it has its lock again, and then all', async () => {
    const ana = await relay.signIn('ana')
    await openCase(relay, ana, maria)
    await endHolder()
    expect((await relay.postWebhook(webhook(inbound(maria)))).status).toBe(200)
    await ana.untilEvents('message-received', 2)
    expect(said('the lock on the store is lost')).toBe(true)
    expect(said('held again')).toBe(true)
    expect(steppedDown).toBe(0)
  })

  it('stops, and has interpreted nothing since, where another has taken its lock', async () => {
    const ana = await relay.signIn('ana')
    await openCase(relay, ana, maria)
    const next = await standBy()
    await endHolder()
    await next.until
    await relay.postWebhook(webhook(inbound(maria))).catch(() => {})
    await until('it has stepped down', () => steppedDown === 1)
    expect(said('another relay has the lock on the store: this one stops')).toBe(true)
    await expect(relay.postWebhook(webhook(inbound(maria)))).rejects.toThrow()
    const messages = await other.all(`select 1 from log where envelope like '%"message-received"%'`)
    expect(messages).toHaveLength(1)
    await next.end()
    await start()
    await (await relay.signIn('ana')).untilEvents('message-received', 2)
  })
})
