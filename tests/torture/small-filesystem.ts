import { spawnSync } from 'node:child_process'
import { closeSync, ftruncateSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { removeFolder, temporaryFolder } from '../support/start-relay.ts'

/** A file system of its own that can really be full. */
export type SmallFilesystem = {
  readonly folder: string
  /** Takes all the space there is, and gives back so many bytes of it. */
  fill(bytesLeft: number): void
  empty(): void
  remove(): void
}

const CHUNK = Buffer.alloc(64 * 1024)

/** A sentence that says why this process cannot have one; null when it can. */
export function mountObstacle(): string | null {
  if (process.platform !== 'linux') return 'Only on Linux can a small file system be mounted.'
  const folder = temporaryFolder()
  try {
    const { status } = spawnSync('mount', mounting(folder, 1))
    if (status !== 0)
      return 'This process may not mount a file system (failing-disk plays instead).'
    spawnSync('umount', [folder])
    return null
  } finally {
    removeFolder(folder)
  }
}

export function mountSmallFilesystem(megabytes: number): SmallFilesystem {
  const folder = temporaryFolder()
  const { status, stderr } = spawnSync('mount', mounting(folder, megabytes), { encoding: 'utf8' })
  if (status !== 0) throw new Error(`mount: ${stderr}`)
  const ballast = join(folder, 'ballast')
  return {
    folder,
    fill: (bytesLeft) => {
      const file = openSync(ballast, 'w')
      let size = 0
      try {
        for (;;) size += writeSync(file, CHUNK)
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
      }
      ftruncateSync(file, Math.max(0, size - bytesLeft))
      closeSync(file)
    },
    empty: () => rmSync(ballast, { force: true }),
    remove: () => {
      spawnSync('umount', [folder])
      removeFolder(folder)
    },
  }
}

function mounting(folder: string, megabytes: number): string[] {
  return ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'balcao-torture', folder]
}
