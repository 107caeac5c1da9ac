import { createHash, randomBytes } from 'node:crypto'
import type { Reader, Store, Transaction } from '../store/port.ts'
import { isStoreFailure } from '../store/store-failure.ts'
import { findAgent, type StoredAccount } from './accounts.ts'

/** A session ends so long after its last request. */
const LIFETIME_MS = 12 * 60 * 60 * 1000
/** How far an expiry may lag behind the last request, so that not every request writes. */
const RENEWAL_MS = 60_000

export type Session = { readonly account: StoredAccount; readonly expiresAt: number }

/**
 * Table `sessions`. Tokens are 256 random bits and kept only as SHA-256: whoever reads the store
 * cannot sign in with it. Each request asks the table, so that a change made by another process
 * (`user disable`) counts at once.
 */
export type Sessions = {
  begin(account: StoredAccount): Promise<{ token: string; expiresAt: number }>
  /** The session of a request; it lives on for another twelve hours. Null when it has ended. */
  use(token: string): Promise<Session | null>
  /** Ends it in a transaction of the caller's, who tells of it once that is on the disk. */
  end(tx: Transaction, token: string): Promise<void>
  tellEnded(token: string): void
  /** Whether an agent has made a request with another session since a moment (ms), to the minute. */
  isUsedElsewhere(
    sql: Reader,
    session: { readonly agentId: string; readonly token: string; readonly since: number },
  ): Promise<boolean>
  /** Until when those of these tokens last that have a session still: one look, nothing is prolonged. */
  expiries(tokens: readonly string[]): Promise<ReadonlyMap<string, number>>
  /** Told at once of what ends, in this process. */
  onEnd(listener: (token: string) => void): void
}

export function createSessions(store: Store, clock: () => number): Sessions {
  const listeners: ((token: string) => void)[] = []
  const look = async (token: string): Promise<Session | null> => {
    const found = await store.get<{ agentId: string; expiresAt: number }>(
      `select agent_id as "agentId", expires_at as "expiresAt" from sessions
        where token_sha256 = ? and expires_at > ?`,
      ...[digest(token), clock()],
    )
    const account = found ? await findAgent(store, found.agentId) : null
    if (!found || !account || account.disabled) return null
    return { account, expiresAt: found.expiresAt }
  }
  return {
    begin: async ({ agentId }) => {
      const token = randomBytes(32).toString('base64url')
      const expiresAt = clock() + LIFETIME_MS
      await store.run(
        'insert into sessions (token_sha256, agent_id, expires_at) values (?, ?, ?)',
        ...[digest(token), agentId, expiresAt],
      )
      return { token, expiresAt }
    },
    use: async (token) => {
      const session = await look(token)
      const expiresAt = clock() + LIFETIME_MS
      if (session === null || expiresAt - session.expiresAt < RENEWAL_MS) return session
      try {
        const renew = 'update sessions set expires_at = ? where token_sha256 = ?'
        await store.run(renew, expiresAt, digest(token))
      } catch (error) {
        // With a full disk there is still much to read; a later request renews it.
        if (isStoreFailure(error)) return session
        throw error
      }
      return { ...session, expiresAt }
    },
    end: async (tx, token) => {
      await tx.run('delete from sessions where token_sha256 = ?', digest(token))
    },
    tellEnded: (token) => {
      for (const listener of listeners) listener(token)
    },
    isUsedElsewhere: async (sql, { agentId, token, since }) => {
      // Each request lets it live for so long again.
      const row = await sql.get(
        `select 1 from sessions
          where agent_id = ? and expires_at > ? and token_sha256 <> ? limit 1`,
        ...[agentId, since + LIFETIME_MS, digest(token)],
      )
      return row !== undefined
    },
    expiries: async (tokens) => {
      const rows = await store.all<{ digest: Buffer; expiresAt: number }>(
        `select sessions.token_sha256 as digest, sessions.expires_at as "expiresAt"
          from sessions join accounts on accounts.agent_id = sessions.agent_id
          where sessions.expires_at > ? and accounts.disabled = 0`,
        clock(),
      )
      const open = new Map(rows.map((row) => [row.digest.toString('base64'), row.expiresAt]))
      return new Map(
        tokens.flatMap((token) => {
          const expiresAt = open.get(digest(token).toString('base64'))
          return expiresAt === undefined ? [] : [[token, expiresAt]]
        }),
      )
    },
    onEnd: (listener) => {
      listeners.push(listener)
    },
  }
}

function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
