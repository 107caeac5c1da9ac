import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2)

/** OWASP's second choice for argon2id: 19 MiB, two passes, one lane. */
const MEMORY_KIB = 19_456
const PASSES = 2
const LANES = 1
const HASH_BYTES = 32

/** `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`, the form that other tools read too. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const hash = await runArgon2({ password, salt, memory: MEMORY_KIB, passes: PASSES, lanes: LANES })
  const parameters = `m=${MEMORY_KIB},t=${PASSES},p=${LANES}`
  return `$argon2id$v=19$${parameters}$${unpadded(salt)}$${unpadded(hash)}`
}

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

type Derivation = { password: string; salt: Buffer; memory: number; passes: number; lanes: number }

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
