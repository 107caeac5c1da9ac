import { call } from '../bridge.ts'
import { saveAllDrafts } from './drafts.ts'
import { loadStatus } from './status.ts'

/** Asks for the password again; where she was and what she was writing stay for her. */
export async function lock(): Promise<void> {
  await saveAllDrafts()
  await call('lock', {})
  await loadStatus()
}

export async function signOut(): Promise<void> {
  await saveAllDrafts()
  await call('sign-out', {})
  await loadStatus()
}
