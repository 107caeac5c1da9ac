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

export type HeldLock = {
  /** Whether it is held now, as far as can be known: not while its connection is lost. */
  isHeld(): boolean
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
 * is there.
 * @returns null when somebody else has it.
 */
export async function holdPostgresLock(url: string, wanted: Wanted): Promise<HeldLock | null> {
  let client = await connectWithLock(url, wanted)
  let timer: NodeJS.Timeout | undefined
  let isGivenBack = false
  if (client === null) return null

  const keep = (held: pg.Client) => {
    const asking = askAgainAndAgain(held)
    held.once('end', () => {
      asking.stop()
      client = null
      retakeLater()
    })
  }
  const retake = async () => {
    const next = await connectWithLock(url, wanted).catch(() => null)
    if (next === null) return retakeLater()
    if (isGivenBack) return next.end()
    client = next
    keep(next)
  }
  const retakeLater = () => {
    if (!isGivenBack) timer = setTimeout(() => void retake(), RETAKE_MS)
  }
  keep(client)
  return {
    isHeld: () => client !== null,
    giveBack: async () => {
      isGivenBack = true
      clearTimeout(timer)
      await client?.end()
    },
  }
}

/** A connection that does not answer is none: its end is what is noticed. One question at a time. */
function askAgainAndAgain(client: pg.Client): { stop(): void } {
  let timer: NodeJS.Timeout
  const askLater = () => {
    timer = setTimeout(() => void ask(), ASK_MS).unref()
  }
  const ask = async () => {
    await client.query('select 1').then(askLater, () => client.end())
  }
  askLater()
  return { stop: () => clearTimeout(timer) }
}

async function connectWithLock(url: string, { name, sql, values }: Wanted) {
  const config = connectionTo(url, name)
  const client = new pg.Client({
    ...config,
    options: `${config.options} ${NOTICE_THE_DEAD}`,
    query_timeout: ANSWER_MS,
  })
  // A lost connection ends, and that is what is waited for.
  client.on('error', () => {})
  await reaching(() => client.connect())
  const isTaken = await takeWith(client, sql, values).catch(async (error: unknown) => {
    await client.end()
    throw error
  })
  if (isTaken) return client
  await client.end()
  return null
}

async function takeWith(client: pg.Client, sql: string, values: readonly string[] = []) {
  for (const end = performance.now() + PATIENCE_MS; ; await sleep(TRY_AGAIN_MS)) {
    const { rows } = await reaching(() => client.query<{ taken: boolean }>(sql, [...values]))
    if (rows[0]?.taken === true) return true
    if (performance.now() > end) return false
  }
}
