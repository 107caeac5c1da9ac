/** What goes wrong on request. All off by default; counters run down to zero. */
export type Faults = {
  /** Each webhook is sent so many extra times, at the same moment. */
  duplicate: number
  /** What has gathered is sent newest first, whoever it belongs to. */
  reorder: boolean
  /** Up to so many updates in one POST. */
  batch: number
  /** Each update waits so long before it is first sent. */
  delayMs: number
  /** So many acknowledgements of the receiver are treated as lost. */
  dropAcknowledgements: number
  /** The next sends are refused with these codes, in turn. */
  refuseSends: number[]
  /** So many sends are accepted, but their answer never comes. */
  timeoutSends: number
  /** So many sends are accepted, but the connection is cut instead of an answer. */
  cutSends: number
  /** The next accepted sends end in a `failed` status with these codes, in turn. */
  failSends: number[]
  /** No webhook carries a phone number, as if every citizen were known by username only. */
  hidePhones: boolean
  /** The next downloads of files go wrong in these ways, in turn. */
  failDownloads: DownloadFault[]
  /** The next uploads are refused with these codes, in turn. */
  refuseUploads: number[]
}

/**
 * - `not-found`, `server-error`: 404, 503.
 * - `other-bytes`: as many bytes, but others.
 * - `cut`, `silent`: half of the bytes; then the connection is cut, or nothing more is said.
 * - `huge`: announced as 200 MB.
 * - an address: a redirect there.
 */
export type DownloadFault = (typeof DOWNLOAD_FAULTS)[number] | `http${string}`

export const DOWNLOAD_FAULTS = [
  'not-found',
  'server-error',
  'other-bytes',
  'cut',
  'silent',
  'huge',
] as const

export const NO_FAULTS: Readonly<Faults> = {
  duplicate: 0,
  reorder: false,
  batch: 1,
  delayMs: 0,
  dropAcknowledgements: 0,
  refuseSends: [],
  timeoutSends: 0,
  cutSends: 0,
  failSends: [],
  hidePhones: false,
  failDownloads: [],
  refuseUploads: [],
}

/** Replaces all faults at once: what is not named is off. */
export function setFaults(faults: Faults, wanted: Partial<Faults>): void {
  Object.assign(faults, structuredClone(NO_FAULTS), structuredClone(wanted))
}

/** Uses up one of a counted fault; false when none is left. */
export function spend(
  faults: Faults,
  name: 'dropAcknowledgements' | 'timeoutSends' | 'cutSends',
): boolean {
  if (faults[name] === 0) return false
  faults[name] -= 1
  return true
}
