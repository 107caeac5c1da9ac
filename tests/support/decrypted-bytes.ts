import { copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { openEncrypted } from '../../main/store/database.ts'

/** Every byte of a replica's file and journal as they lie there, free space included, deciphered. */
export function decryptedBytes(path: string, key: Uint8Array): Buffer {
  const copy = `${path}.copy`
  for (const end of ['', '-wal']) {
    if (existsSync(path + end)) copyFileSync(path + end, copy + end)
  }
  const db = openEncrypted(copy, key)
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.pragma('journal_mode = DELETE')
  // Writes each page anew without a cipher, also those that hold nothing.
  db.pragma("rekey = ''")
  db.close()
  const bytes = readFileSync(copy)
  rmSync(copy)
  if (!bytes.subarray(0, 15).equals(Buffer.from('SQLite format 3'))) {
    throw new Error('not-deciphered')
  }
  return bytes
}
