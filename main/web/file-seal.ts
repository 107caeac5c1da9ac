import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Seal } from '../session/seal.ts'
import { decrypt, encrypt } from '../session/sealed-bytes.ts'
import { writeFileAtomically } from '../store/atomic-file.ts'

/**
 * The loopback host's stand-in for the keychain: a key file beside the data that only its owner may
 * read. It keeps a stolen copy of the replicas alone from being tried against passwords; it does not
 * help against whoever can read the whole folder. The password still does.
 */
export function openFileSeal(dataDir: string): Seal {
  let kept: Uint8Array | null = null
  // At the first use: by then this process holds the folder, and nobody else makes a key in it.
  const key = () => {
    kept ??= readOrMakeKey(join(dataDir, 'seal.key'))
    return kept
  }
  return {
    seal: (bytes) => encrypt(key(), bytes),
    open(sealed) {
      const opened = decrypt(key(), sealed)
      if (opened === null) throw new Error('sealed-elsewhere')
      return opened
    },
  }
}

function readOrMakeKey(path: string): Uint8Array {
  if (!existsSync(path)) writeFileAtomically(path, randomBytes(32))
  return readFileSync(path)
}
