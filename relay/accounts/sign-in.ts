import { createGate } from '../gate.ts'
import type { Reader } from '../store/port.ts'
import { findByLogin, type StoredAccount } from './accounts.ts'
import { HASH_OF_NOBODY, isPassword } from './passwords.ts'
import type { SignInLimits } from './sign-in-limits.ts'

type SignInOutcome =
  | { readonly outcome: 'signed-in'; readonly account: StoredAccount }
  /** `agentId`: whose password it was not; null where there is no such login. */
  | { readonly outcome: 'wrong-credentials'; readonly agentId: string | null }
  | { readonly outcome: 'too-many-requests'; readonly waitMs: number }

export type SignIn = (login: string, password: string, address: string) => Promise<SignInOutcome>

/** Each check takes 19 MiB and a core for some tens of milliseconds: so many at a time. */
const MAX_AT_ONCE = 2

/**
 * Checks a password. An unknown login costs the same time as a known one, so that the clock does
 * not tell which logins exist. The limit is asked when an attempt's turn has come, so that a
 * thousand attempts at once get no more tries than one after the other.
 */
export function createSignIn(sql: Reader, limits: SignInLimits): SignIn {
  const gate = createGate(MAX_AT_ONCE)
  return (login, password, address) =>
    gate(async () => {
      const waitMs = await limits.waitMs(login, address)
      if (waitMs > 0) return { outcome: 'too-many-requests', waitMs }
      const account = await findByLogin(sql, login)
      const isRight = await isPassword(password, account?.passwordHash ?? HASH_OF_NOBODY)
      // Checking took its time: who changed the password or disabled the account meanwhile ended
      // its sessions, and must not find another one begun with the old password.
      const current = await findByLogin(sql, login)
      const isSame = current !== null && current.passwordHash === account?.passwordHash
      if (isRight && isSame && !current.disabled) return { outcome: 'signed-in', account: current }
      await limits.countFailure(login, address)
      return { outcome: 'wrong-credentials', agentId: account?.agentId ?? null }
    })
}
