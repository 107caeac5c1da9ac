import { create } from 'zustand'
import type { ReceivingView } from '../../shared/ipc/assignment.ts'
import { call } from '../bridge.ts'
import { coalesce } from './coalesce.ts'
import { notify } from './notices.ts'
import { isConnected, useStatus } from './status.ts'

type ReceivingState = {
  /** Null until it was read, and for who may not attend. */
  view: ReceivingView | null
  /** What she has asked for and the record does not show yet. */
  asked: boolean | null
}

const nothingKnown: ReceivingState = { view: null, asked: null }

export const useReceiving = create<ReceivingState>()(() => nothingKnown)

/** The record tells within a moment what the relay took; then what was asked is not shown for it (ms). */
const TOLD_WITHIN_MS = 3_000

const read = coalesce(async () => {
  try {
    const view = await call('read-receiving', {})
    // Whoever was signed in meanwhile left nothing.
    if (useStatus.getState().status?.session.state !== 'signed-in') return
    useReceiving.setState(({ asked }) => ({ view, asked: view?.receives === asked ? null : asked }))
  } catch {
    // It is not shown until it can be read, at the next change of the desk.
  }
})

export async function refreshReceiving(): Promise<void> {
  await read()
}

export function forgetReceiving(): void {
  useReceiving.setState(nothingKnown)
}

/** Whether rules give attendances to anybody: without them there is nothing to receive. */
export function canReceive(): boolean {
  return useReceiving.getState().view?.isOn === true
}

export type WhyNotReceiving = 'receiving-offline' | 'receiving-not-permitted'

/** @returns why it stays as it is; that is said on the screen too. */
export async function toggleReceiving(): Promise<WhyNotReceiving | null> {
  const { view, asked } = useReceiving.getState()
  if (view === null || !view.isOn || asked !== null) return null
  const receiving = !view.receives
  if (!isConnected(useStatus.getState().status)) {
    notify({ kind: 'receiving-offline' })
    return 'receiving-offline'
  }
  useReceiving.setState({ asked: receiving })
  const { outcome } = await call('set-receiving', { receiving }).catch((error) => {
    useReceiving.setState({ asked: null })
    throw error
  })
  if (outcome !== 'said') {
    useReceiving.setState({ asked: null })
    const why = outcome === 'unreachable' ? 'receiving-offline' : 'receiving-not-permitted'
    notify({ kind: why })
    return why
  }
  // What she has asked since has a moment of its own.
  const letGo = () =>
    useReceiving.setState(({ asked: now }) => ({ asked: now === receiving ? null : now }))
  setTimeout(letGo, TOLD_WITHIN_MS)
  await refreshReceiving()
  return null
}
