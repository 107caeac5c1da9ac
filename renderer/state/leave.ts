import { call } from '../bridge.ts'
import { forgetUnsaved, saveAllDrafts } from './drafts.ts'
import { notify } from './notices.ts'
import { finishRecording, forgetRecording } from './recorder.ts'
import { loadStatus } from './status.ts'
import { forgetWork } from './unsaved-work.ts'

/** Asks for the password again; where she was and what she was writing stay for her. */
export async function lock(): Promise<void> {
  await finishRecording()
  await saveAllDrafts()
  await call('lock', {})
  await loadStatus()
}

export async function signOut(): Promise<void> {
  await finishRecording()
  await saveAllDrafts()
  await call('sign-out', {})
  await loadStatus()
}

/** Everything of hers goes from this PC, with what has not left it. */
export async function signOutAndWipe(): Promise<void> {
  forgetUnsaved()
  forgetWork()
  await forgetRecording()
  const { outcome } = await call('sign-out', { wipe: true })
  if (outcome === 'wipe-unfinished') notify({ kind: 'wipe-unfinished' })
  await loadStatus()
}
