import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { connectionTo, reaching } from './postgres-connection.ts'

/** What is taken: a name in the logs of PostgreSQL, and the question that takes it. */
type Wanted = {
  readonly name: string
  /** Answers `taken`. Of a session: the lock ends with the connection, even after kill -9. */
  readonly sql: string
  readonly values?: readonly string[]
}

/**
 * - `lost`: the session that had it has ended, or has it no more. It is tried again until it is given back.
 * - `another`: in vain, because somebody else has it by now.
 */
export type LockStanding = 'held' | 'lost' | 'another'

export type HeldLock = {
  /** Whether it is held now, as far as can be known: not while its connection is lost. */
  isHeld(): boolean
  /** Told of each change, and at once of how it stands where it is not held. */
  watch(listen: (standing: LockStanding) => void): void
  giveBack(): Promise<void>
}

/** The lock of the one relay that serves from a database. */
export const serverLock: Wanted = {
  name: 'balcao-lock',
  sql: `select pg_try_advisory_lock(${0x42414c}, 2) as taken`,
}

const RETAKE_MS = 1000
/** How often a connection is asked whether it is still one, and how long it may take to answer. */
const ASK_MS = 2000
const ANSWER_MS = 5000

/** PostgreSQL takes its moments to notice that a relay was killed, and holds its lock until then. */
const PATIENCE_MS = 3000
const TRY_AGAIN_MS = 100

/** Where a whole machine has gone, PostgreSQL gives up its sessions, and so its locks, in half a minute. */
const NOTICE_THE_DEAD =
  '-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=4'

/**
 * Takes a lock and keeps it. When its connection is lost it is taken again as soon as the database
 * is there, from a session of our own that is dead without the server knowing too.
 * @returns null when somebody else has it.
 */
export async function holdPostgresLock(url: string, wanted: Wanted): Promise<HeldLock | null> {
  // By its name a session is known as ours, whatever became of the connection.
  const own = { ...wanted, name: `${wanted.name}-${randomUUID()}` }
  const first = await connectWithLock(url, own)
  if (first === 'another' || first === 'lost') return null
  let client: pg.Client | null = null
  let standing: LockStanding = 'held'
  let timer: NodeJS.Timeout | undefined
  let isGivenBack = false
  const listeners: ((standing: LockStanding) => void)[] = []

  const become = (next: LockStanding) => {
    if (next === standing || isGivenBack) return
    standing = next
    for (const listen of listeners) listen(next)
  }
  const keep = (held: pg.Client) => {
    client = held
    const asking = askAgainAndAgain(held)
    held.once('end', () => {
      asking.stop()
      client = null
      become('lost')
      retakeLater()
    })
  }
  const retake = async () => {
    const next = await connectWithLock(url, own).catch(() => 'lost' as const)
    if (next === 'another' || next === 'lost') {
      become(next)
      return retakeLater()
    }
    if (isGivenBack) return next.end()
    keep(next)
    become('held')
  }
  const retakeLater = () => {
    if (!isGivenBack) timer = setTimeout(() => void retake(), RETAKE_MS)
  }
  keep(first)
  return {
    isHeld: () => standing === 'held',
    watch: (listen) => {
      listeners.push(listen)
      if (standing !== 'held') listen(standing)
    },
    giveBack: async () => {
      isGivenBack = true
      clearTimeout(timer)
      await client?.end()
    },
  }
}

/**
 * A connection that does not answer is none: its end is what is noticed. Nor is one whose session has
 * no lock any more, such as another one that something on the way has put in its place. One question
 * at a time.
 */
function askAgainAndAgain(client: pg.Client): { stop(): void } {
  let timer: NodeJS.Timeout
  const askLater = () => {
    timer = setTimeout(() => void ask(), ASK_MS).unref()
  }
  const ask = async () => {
    const isHolding = await client.query(holds).then(
      ({ rowCount }) => rowCount !== 0,
      () => false,
    )
    if (isHolding) askLater()
    else await client.end()
  }
  askLater()
  return { stop: () => clearTimeout(timer) }
}

/** A session takes one lock: whether it has it still. */
const holds = `select 1 from pg_locks
  where locktype = 'advisory' and pid = pg_backend_pid() and granted`

const othersOfOurs = `from pg_stat_activity
  where application_name = $1 and pid <> pg_backend_pid() and datname = current_database()`

/** @returns whose it is where it cannot be taken: `lost`: our own dead session's, which is told to end. */
async function connectWithLock(
  url: string,
  { name, sql, values }: Wanted,
): Promise<pg.Client | Exclude<LockStanding, 'held'>> {
  const config = connectionTo(url, name)
  const client = new pg.Client({
    ...config,
    options: `${config.options} ${NOTICE_THE_DEAD}`,
    query_timeout: ANSWER_MS,
  })
  // A lost connection ends, and that is what is waited for.
  client.on('error', () => {})
  await reaching(() => client.connect())
  try {
    // Of a connection that broke without the server hearing of it.
    await reaching(() => client.query(`select pg_terminate_backend(pid) ${othersOfOurs}`, [name]))
    if (await takeWith(client, sql, values)) return client
    const { rowCount } = await reaching(() => client.query(`select 1 ${othersOfOurs}`, [name]))
    await client.end()
    return rowCount === 0 ? 'another' : 'lost'
  } catch (error) {
    await client.end()
    throw error
  }
}

async function takeWith(client: pg.Client, sql: string, values: readonly string[] = []) {
  for (const end = performance.now() + PATIENCE_MS; ; await sleep(TRY_AGAIN_MS)) {
    const { rows } = await reaching(() => client.query<{ taken: boolean }>(sql, [...values]))
    if (rows[0]?.taken === true) return true
    if (performance.now() > end) return false
  }
}
