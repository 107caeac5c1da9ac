import { create } from 'zustand'
import type { ConsoleStatus, SyncStatus } from '../../shared/ipc/status.ts'
import { call, type HostState } from '../bridge.ts'
import { newerStatus } from './newer-status.ts'

type StatusState = {
  /** Null until the console behind the screen has answered for the first time. */
  status: ConsoleStatus | null
  host: HostState
}

export const useStatus = create<StatusState>()(() => ({ status: null, host: 'up' }))

export function setStatus(next: ConsoleStatus): void {
  useStatus.setState(({ status }) => ({ status: newerStatus(status, next) }))
}

export function setHostState(host: HostState): void {
  useStatus.setState({ host })
}

export async function loadStatus(): Promise<void> {
  setStatus(await call('get-status', {}))
}

export function isSignedIn(): boolean {
  return useStatus.getState().status?.session.state === 'signed-in'
}

/** The time of the relay, by which everything on the screen is told (PCs are wrong by minutes). */
export function relayNow(): number {
  return Date.now() + (useStatus.getState().status?.clockOffset ?? 0)
}

/** The signed-in session; null while signed out. */
export function useSession() {
  return useStatus(({ status }) => (status?.session.state === 'signed-in' ? status.session : null))
}

/** The signed-in session's, outside of what draws; null while signed out. */
export function organisation() {
  const session = useStatus.getState().status?.session
  return session?.state === 'signed-in' ? session.organisation : null
}

/** IANA name: days and times follow the organisation, whatever the PC says. */
export function useTimeZone(): string {
  return useStatus(({ status }) =>
    status?.session.state === 'signed-in' ? status.session.organisation.timeZone : 'UTC',
  )
}

/** Whether conversations that the record has may not have come to this PC yet. */
export function isArriving({ opening, history }: Pick<SyncStatus, 'opening' | 'history'>): boolean {
  return opening !== null || history !== null
}

export type ConnectionState = SyncStatus['state']

/** As the screen tells it: without the console behind it there is no connection either. */
export function useConnection(): ConnectionState {
  return useStatus(({ status, host }) =>
    host === 'up' ? (status?.sync.state ?? 'connecting') : 'disconnected',
  )
}

export function isConnected(status: ConsoleStatus | null): boolean {
  return status?.sync.state === 'connected'
}
