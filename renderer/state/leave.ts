import { call } from '../bridge.ts'
import { saveAllDrafts } from './drafts.ts'
import { loadStatus } from './status.ts'

export async function signOut(): Promise<void> {
  await saveAllDrafts()
  await call('sign-out', {})
  await loadStatus()
}
