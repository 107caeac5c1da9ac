import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { writeFileAtomically } from '../store/atomic-file.ts'
import { keyPath, type Vault } from './vault.ts'

/** Stands in a folder that is being wiped: she has said so, and a crash does not take it back. */
const MARK = 'wiping'

/** What was put aside, beside what is in use. */
const ASIDE = /\.aside-\d+$/

/** One step on the disk; a test ends the program before it. */
type Step = (act: () => void) => void

const goOn: Step = (act) => act()

/**
 * Takes everything of one user from this PC, also what was put aside. The keys go first: whatever an
 * interruption leaves can be read by nobody, and goes at the next start.
 * @throws when the disk refuses.
 */
export function wipeVault({ folder }: Pick<Vault, 'folder'>, step = goOn): void {
  wipeFolders(foldersOf(folder), step)
}

/** What an interruption left. @throws when the disk refuses again. */
export function finishWipes(dataDir: string): void {
  const users = join(dataDir, 'users')
  if (!existsSync(users)) return
  const marked = readdirSync(users).filter((name) => existsSync(join(users, name, MARK)))
  for (const name of new Set(marked.map((each) => each.replace(ASIDE, '')))) {
    wipeVault({ folder: join(users, name) })
  }
}

function wipeFolders(folders: readonly string[], step: Step): void {
  for (const folder of folders) step(() => writeFileAtomically(join(folder, MARK), ''))
  for (const folder of folders) step(() => destroy(keyPath(folder)))
  for (const folder of folders) {
    const rest = readdirSync(folder).filter((name) => name !== MARK)
    for (const name of rest)
      step(() => rmSync(join(folder, name), { recursive: true, force: true }))
    step(() => rmSync(folder, { recursive: true, force: true }))
  }
}

function foldersOf(folder: string): string[] {
  const users = dirname(folder)
  if (!existsSync(users)) return []
  const name = basename(folder)
  return readdirSync(users)
    .filter((each) => each.replace(ASIDE, '') === name)
    .map((each) => join(users, each))
}

/** Overwritten, as far as the disk obeys, before it goes. */
function destroy(path: string): void {
  if (!existsSync(path)) return
  const file = openSync(path, 'r+')
  try {
    writeSync(file, Buffer.alloc(statSync(path).size))
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  rmSync(path)
}
