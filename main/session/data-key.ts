import { argon2, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Seal } from './seal.ts'
import { decrypt, encrypt } from './sealed-bytes.ts'

/** RFC 9106's second recommendation: 64 MiB, three passes. About 150 ms on an office PC. */
const COST = { memory: 64 * 1024, passes: 3, parallelism: 4 }

const base64 = z.string().max(4096)

/**
 * `key.json` of one user: the replica's random key, wrapped by the password (argon2id, AES-256-GCM)
 * and then by the host's seal. The cost stands beside it, so that it can grow; it is bounded, so
 * that a file made by a stranger cannot ask for all the memory.
 */
export const wrappedKeySchema = z.object({
  version: z.literal(1),
  argon2id: z.object({
    /** KiB. */
    memory: z
      .int()
      .min(8)
      .max(1024 * 1024),
    passes: z.int().min(1).max(20),
    parallelism: z.int().min(1).max(16),
    salt: base64,
  }),
  sealed: base64,
})

export type WrappedKey = z.infer<typeof wrappedKeySchema>

export type OpenedKey =
  | { outcome: 'opened'; key: Uint8Array }
  | { outcome: 'wrong-password' }
  /** The host's seal does not open it: another PC's, or another system user's. */
  | { outcome: 'foreign-seal' }

export async function makeKey(
  password: string,
  seal: Seal,
): Promise<{ key: Uint8Array; wrapped: WrappedKey }> {
  const key = randomBytes(32)
  const salt = randomBytes(16)
  const enciphered = encrypt(await passwordKey(password, salt, COST), key)
  const sealed = Buffer.from(seal.seal(enciphered)).toString('base64')
  const argon2id = { ...COST, salt: salt.toString('base64') }
  return { key, wrapped: { version: 1, argon2id, sealed } }
}

export async function openKey(
  wrapped: WrappedKey,
  password: string,
  seal: Seal,
): Promise<OpenedKey> {
  let enciphered: Uint8Array
  try {
    enciphered = seal.open(Buffer.from(wrapped.sealed, 'base64'))
  } catch {
    return { outcome: 'foreign-seal' }
  }
  const { salt, ...cost } = wrapped.argon2id
  const key = decrypt(await passwordKey(password, Buffer.from(salt, 'base64'), cost), enciphered)
  return key === null ? { outcome: 'wrong-password' } : { outcome: 'opened', key }
}

function passwordKey(password: string, salt: Uint8Array, cost: typeof COST): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    // The same letters typed on another system may be composed otherwise.
    const parameters = { message: password.normalize('NFC'), nonce: salt, tagLength: 32, ...cost }
    argon2('argon2id', parameters, (error, key) => (error ? reject(error) : resolve(key)))
  })
}
