import { safeStorage } from 'electron'
import type { Seal } from '../session/seal.ts'

export type Sealing =
  | { outcome: 'available'; seal: Seal }
  /** No keyring answers: nothing on this PC would keep the key from whoever copies the disk. */
  | { outcome: 'refused' }

/**
 * Seals with the keyring of this operating-system user (DPAPI, GNOME Keyring, KWallet). Where there
 * is none, Electron would go on with a password that stands in Chromium's source: a seal in name
 * only, so an installed Balcão refuses to start. From a source tree, where the people are made up,
 * `allowPlain` lets it do for demos and tests. Call when the app is ready.
 */
export function openSealing(options: { allowPlain: boolean }): Sealing {
  if (hasNoKeyring()) {
    if (!options.allowPlain) return { outcome: 'refused' }
    safeStorage.setUsePlainTextEncryption(true)
  }
  if (!safeStorage.isEncryptionAvailable()) return { outcome: 'refused' }
  return { outcome: 'available', seal: keyringSeal }
}

/** safeStorage takes text, the console has bytes: they go through as base64. */
const keyringSeal: Seal = {
  seal: (bytes) => safeStorage.encryptString(Buffer.from(bytes).toString('base64')),
  open: (bytes) => Buffer.from(safeStorage.decryptString(Buffer.from(bytes)), 'base64'),
}

function hasNoKeyring(): boolean {
  return process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text'
}
