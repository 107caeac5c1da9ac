import { lstatSync } from 'node:fs'
import { dirname } from 'node:path'

const WRITTEN_BY_OTHERS = 0o022
/** In such a folder (`/tmp`) everybody makes entries, and each is its owner's to rename and remove. */
const STICKY = 0o1000

/**
 * Whether somebody else could put another folder in the place of this one, or write into it: one of the
 * folders that lead to it is another user's, or others may write there. Windows says neither owner nor
 * rights: there the user's profile is her own.
 * @param path absolute, without links.
 */
export function othersMayReplace(path: string): boolean {
  const user = process.getuid?.()
  if (user === undefined) return false
  const { uid, mode } = lstatSync(path)
  const isOpen = (mode & WRITTEN_BY_OTHERS) !== 0 && (mode & STICKY) === 0
  if (isOpen || (uid !== user && uid !== 0)) return true
  const above = dirname(path)
  return above !== path && othersMayReplace(above)
}
