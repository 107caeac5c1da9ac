import { randomBytes, scrypt } from 'node:crypto'
import * as z from '../../shared/late-zod.ts'
import type { Seal } from './seal.ts'
import { decrypt, encrypt } from './sealed-bytes.ts'

/** What deriving a key from a password takes: 128 × N × r bytes, and time that grows with N. */
export type KeyCost = { readonly N: number; readonly r: number; readonly p: number }

/**
 * OWASP's first choice for scrypt: 128 MiB. Not argon2id, as at the relay: Electron's cryptography
 * is BoringSSL, where `crypto.argon2` exists and always throws.
 */
export const usualKeyCost: KeyCost = { N: 2 ** 17, r: 8, p: 1 }

/** Node refuses costs above this; a little more than `usualKeyCost` needs. */
const MOST_MEMORY = 256 * 1024 * 1024

/** What scrypt computes at all: N a power of two, and below 2^(16 r). */
const isPossible = ({ N, r }: KeyCost) => Number.isInteger(Math.log2(N)) && Math.log2(N) < 16 * r

const base64 = z.string().max(4096)

/**
 * `key.json` of one user: the replica's random key, wrapped by the password (scrypt, AES-256-GCM)
 * and then by the host's seal. The cost stands beside it and is bounded, so that a file made by a
 * stranger cannot ask for all the memory, nor a damaged one for what cannot be computed.
 */
export const wrappedKeySchema = z.object({
  version: z.literal(1),
  scrypt: z
    .object({
      N: z.int().min(2).max(usualKeyCost.N),
      r: z.int().min(1).max(usualKeyCost.r),
      p: z.int().min(1).max(16),
      salt: base64,
    })
    .refine(isPossible),
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
  protection: { seal: Seal; cost: KeyCost },
): Promise<{ key: Uint8Array; wrapped: WrappedKey }> {
  const key = randomBytes(32)
  return { key, wrapped: await wrapKey(key, password, protection) }
}

export async function wrapKey(
  key: Uint8Array,
  password: string,
  { seal, cost }: { seal: Seal; cost: KeyCost },
): Promise<WrappedKey> {
  const salt = randomBytes(16)
  const enciphered = encrypt(await passwordKey(password, salt, cost), key)
  const sealed = Buffer.from(seal.seal(enciphered)).toString('base64')
  return { version: 1, scrypt: { ...cost, salt: salt.toString('base64') }, sealed }
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
  const { salt, ...cost } = wrapped.scrypt
  const key = decrypt(await passwordKey(password, Buffer.from(salt, 'base64'), cost), enciphered)
  return key === null ? { outcome: 'wrong-password' } : { outcome: 'opened', key }
}

function passwordKey(password: string, salt: Uint8Array, cost: KeyCost): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    // The same letters typed on another system may be composed otherwise.
    scrypt(password.normalize('NFC'), salt, 32, { ...cost, maxmem: MOST_MEMORY }, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}
