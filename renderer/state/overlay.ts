import { create } from 'zustand'
import type { DocumentKind } from '../../shared/domain/office/documents.ts'
import { afterKey } from './after-key.ts'

/** What lies over the desk; one thing at a time. */
type Overlay =
  | 'search'
  /** Everything that can be done, and everybody who can be gone to. */
  | 'palette'
  | 'shortcuts'
  /** How she has her console; the same, at what she is told of. */
  | 'settings'
  | 'notice-settings'
  /** Being told of nothing, for a while. */
  | 'quiet'
  | 'alerts'
  | 'blocks'
  | 'canned'
  | 'hours'
  | 'topics'
  | DocumentKind
  /** The way to all that the organisation says of itself. */
  | 'office'
  /** What the queue is narrowed to. */
  | 'filters'
  /** Who waits and who holds what. */
  | 'overview'
  | 'subscribers'
  /** What has not left this PC. */
  | 'unsent'
  /** Leaving, with everything taken from this PC. */
  | 'wipe'
  /** The way to the relay, tested. */
  | 'diagnosis'
  /** What supervisors and administrators see of the record. */
  | 'audit'
  | 'readers'
  | 'reconciliation'
  | 'erasure'
  | null

/** What was typed for the palette before it stood: its code may still be on its way. */
export type Ahead = { readonly letters: string; readonly isEntered: boolean }

const nothing: Ahead = { letters: '', isEntered: false }

export const useOverlay = create<{ overlay: Overlay; ahead: Ahead }>()(() => ({
  overlay: null,
  ahead: nothing,
}))

export function showOverlay(overlay: Overlay): void {
  useOverlay.setState({ overlay, ahead: nothing })
}

/**
 * A key that came while the palette was asked for and did not stand yet; after Enter none counts.
 * @returns whether it is kept for it.
 */
export function typeForPalette(key: string): boolean {
  const { overlay, ahead } = useOverlay.getState()
  if (overlay !== 'palette') return false
  const next = withKey(ahead, key)
  if (next !== null) useOverlay.setState({ ahead: next })
  return next !== null
}

function withKey(ahead: Ahead, key: string): Ahead | null {
  if (ahead.isEntered) return ahead
  if (key === 'Enter') return { ...ahead, isEntered: true }
  const letters = afterKey(ahead.letters, key)
  return letters === null ? null : { ...ahead, letters }
}
