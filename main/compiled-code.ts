import { lstatSync, mkdirSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import nodeModule from 'node:module'
import { basename, dirname, join } from 'node:path'
import { othersMayReplace } from './store/others-may-replace.ts'

/**
 * - `kept`: in this folder, or where Node was told to, from an earlier start on.
 * - `refused`: nothing is kept, and every start compiles anew; `why` is a code for the log.
 */
export type Keeping = { outcome: 'kept' } | { outcome: 'refused'; why: string }

/**
 * Has Node keep what V8 makes of the program's text, so that the next start need not compile it
 * again: call before the program is imported. The folder holds that and nothing else: it follows
 * from the program alone, whoever uses it. As it is run, only its owner may write there, and nobody else
 * put another in its place. Spoiled files are found out by Node's checksums, and never hinder a start.
 */
export function keepCompiled(folder: string): Keeping {
  // Mounted under another name at each start: nothing would be found again, and the folder grow.
  if (process.env['APPIMAGE']) return { outcome: 'refused', why: 'moving-program' }
  try {
    const parent = dirname(folder)
    mkdirSync(parent, { recursive: true, mode: 0o700 })
    // Where it really lies: a link on the way there might lead elsewhere after it was looked at.
    const place = realpathSync(parent)
    if (othersMayReplace(place)) return { outcome: 'refused', why: 'others-may-write' }
    const own = join(place, basename(folder))
    makeOwn(own)
    const { status } = nodeModule.enableCompileCache(own)
    const { ENABLED, ALREADY_ENABLED } = nodeModule.constants.compileCacheStatus
    // Somebody has Node keep it elsewhere (`NODE_COMPILE_CACHE`).
    if (status === ALREADY_ENABLED) return { outcome: 'kept' }
    if (status !== ENABLED) return { outcome: 'refused', why: 'node' }
    removeOlder(own)
    return { outcome: 'kept' }
  } catch (error) {
    return { outcome: 'refused', why: codeOf(error) }
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
}

/** Writes what was compiled so far; Node does so itself as it exits. */
export function writeCompiled(): void {
  nodeModule.flushCompileCache()
}

/** What others could have written is not run. */
function makeOwn(folder: string): void {
  if (!isOwn(folder)) rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
}

function isOwn(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false })
  if (!found?.isDirectory()) return false
  // Windows says neither owner nor rights: there the user's profile is her own.
  const owner = process.getuid?.()
  return owner === undefined || (found.uid === owner && (found.mode & 0o077) === 0)
}

/** Node keeps a folder for each version of itself. */
function removeOlder(folder: string): void {
  const used = basename(nodeModule.getCompileCacheDir() ?? '')
  for (const name of readdirSync(folder)) {
    if (name !== used) rmSync(join(folder, name), { recursive: true, force: true })
  }
}
