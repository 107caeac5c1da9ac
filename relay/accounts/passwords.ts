import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2)

/** What a check takes: memory in KiB, which is gone over so many times, by so many threads. */
export type PasswordCost = {
  readonly memory: number
  readonly passes: number
  readonly lanes: number
}

/** OWASP's second choice for argon2id: 19 MiB, two passes, one lane. */
const USUAL_COST: PasswordCost = { memory: 19_456, passes: 2, lanes: 1 }
const SALT_BYTES = 16
const HASH_BYTES = 32

/** `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`, the form that other tools read too. */
export async function hashPassword(password: string, cost = USUAL_COST): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  return written(cost, salt, await runArgon2({ password, salt, ...cost }))
}

/**
 * What the password of a login that does not exist is checked against: it takes as long as a true
 * one, and nobody knows a password for it. Made without a check, of which every start would have one.
 */
export const HASH_OF_NOBODY = written(
  USUAL_COST,
  Buffer.alloc(SALT_BYTES),
  Buffer.alloc(HASH_BYTES),
)

/** @throws when `stored` is no argon2id hash: only `hashPassword` writes them. */
export async function isPassword(password: string, stored: string): Promise<boolean> {
  const [, memory, passes, lanes, salt, hash] =
    /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(stored) ?? []
  if (salt === undefined || hash === undefined) throw new Error('password-hash-unreadable')
  const expected = Buffer.from(hash, 'base64')
  const derived = await runArgon2({
    password,
    salt: Buffer.from(salt, 'base64'),
    memory: Number(memory),
    passes: Number(passes),
    lanes: Number(lanes),
  })
  return derived.length === expected.length && timingSafeEqual(derived, expected)
}

function written({ memory, passes, lanes }: PasswordCost, salt: Buffer, hash: Buffer): string {
  const parameters = `m=${memory},t=${passes},p=${lanes}`
  return `$argon2id$v=19$${parameters}$${unpadded(salt)}$${unpadded(hash)}`
}

type Derivation = PasswordCost & { password: string; salt: Buffer }

async function runArgon2({ password, salt, memory, passes, lanes }: Derivation): Promise<Buffer> {
  const parameters: Argon2Parameters = {
    // The same word typed on two keyboards may differ in how its accents are composed.
    message: password.normalize('NFC'),
    nonce: salt,
    parallelism: lanes,
    tagLength: HASH_BYTES,
    memory,
    passes,
  }
  return await derive('argon2id', parameters)
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '')
}
