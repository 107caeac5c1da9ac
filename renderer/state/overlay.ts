import { create } from 'zustand'
import type { DocumentKind } from '../../shared/domain/office/documents.ts'

/** What lies over the desk; one thing at a time. */
type Overlay =
  | 'search'
  /** Everything that can be done, and everybody who can be gone to. */
  | 'palette'
  | 'shortcuts'
  /** How she has her console. */
  | 'settings'
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

export const useOverlay = create<{ overlay: Overlay }>()(() => ({ overlay: null }))

export function showOverlay(overlay: Overlay): void {
  useOverlay.setState({ overlay })
}
