import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { connectionTo, reaching } from './postgres-connection.ts'

/** Of a session: it ends with the connection, even after kill -9. */
const SERVER_LOCK = `select pg_try_advisory_lock(${0x42414c}, 2) as taken`

const RETAKE_MS = 1000

/** PostgreSQL takes its moments to notice that a relay was killed, and holds its lock until then. */
const PATIENCE_MS = 3000
const TRY_AGAIN_MS = 100

/**
 * The lock of the one relay that serves from a database. When its connection is lost it is taken
 * again as soon as the database is there.
 * @returns how to give it back; null when another relay has it.
 */
export async function takePostgresLock(url: string): Promise<(() => Promise<void>) | null> {
  let client = await connectWithLock(url)
  let timer: NodeJS.Timeout | undefined
  let isGivenBack = false
  if (client === null) return null

  const retake = async () => {
    client = await connectWithLock(url).catch(() => null)
    if (client === null) retakeLater()
    else if (isGivenBack) await client.end()
    else client.once('end', retakeLater)
  }
  const retakeLater = () => {
    if (!isGivenBack) timer = setTimeout(() => void retake(), RETAKE_MS)
  }
  client.once('end', retakeLater)
  return async () => {
    isGivenBack = true
    clearTimeout(timer)
    await client?.end()
  }
}

async function connectWithLock(url: string): Promise<pg.Client | null> {
  const client = new pg.Client(connectionTo(url, 'balcao-lock'))
  // A lost connection ends, and that is what is waited for.
  client.on('error', () => {})
  await reaching(() => client.connect())
  const isTaken = await takeWith(client).catch(async (error: unknown) => {
    await client.end()
    throw error
  })
  if (isTaken) return client
  await client.end()
  return null
}

async function takeWith(client: pg.Client): Promise<boolean> {
  for (const end = performance.now() + PATIENCE_MS; ; await sleep(TRY_AGAIN_MS)) {
    const { rows } = await reaching(() => client.query<{ taken: boolean }>(SERVER_LOCK))
    if (rows[0]?.taken === true) return true
    if (performance.now() > end) return false
  }
}
