import { spawnSync } from 'node:child_process'
import {
  closeSync,
  ftruncateSync,
  globSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Environment } from '../../relay/config-variable.ts'

/**
 * A disk for one folder that waits, fails or forgets on request (`disk.c`, preloaded into the relay
 * and compiled when it is first needed). `env` goes to the process that shall have it.
 */
export type Disk = {
  readonly env: Environment
  /** Every write fails so from the `after`-th one on, until it is mended. */
  fail(fault: 'full' | 'read-only', after: number): void
  mend(): void
}

/** A sentence that says why there is no such disk on this machine; null when there is one. */
export function diskObstacle(): string | null {
  if (process.platform !== 'linux') return 'Only on Linux can a disk be put between.'
  const { status } = spawnSync('gcc', ['--version'])
  return status === 0 ? null : 'gcc is not installed, which compiles the disk that is put between.'
}

/** Linux's numbers of ENOSPC and EROFS. */
const errnoOf = { full: 28, 'read-only': 30 } as const

/** `syncMs`: how much longer each sync takes. `forgetful`: see `cutPower`. */
export function createDisk(
  folder: string,
  { syncMs = 0, forgetful = false }: { syncMs?: number; forgetful?: boolean } = {},
): Disk {
  const orders = join(folder, 'disk.orders')
  const order = (errno: number, after: number) => {
    // Written in place: the process has this file in its memory.
    const file = openSync(orders, 'r+')
    writeSync(file, Buffer.from(new Int32Array([errno, after]).buffer), 0, 8, 0)
    closeSync(file)
  }
  writeFileSync(orders, Buffer.alloc(8))
  return {
    env: {
      LD_PRELOAD: compiled(),
      DISK_FOLDER: join(folder, ''),
      DISK_ORDERS: orders,
      DISK_SYNC_US: String(Math.round(syncMs * 1000)),
      ...(forgetful ? { DISK_UNSYNCED: '1' } : {}),
    },
    fail: (fault, after) => order(errnoOf[fault], after),
    mend: () => order(0, 0),
  }
}

let library: string | undefined

function compiled(): string {
  if (library) return library
  library = join(tmpdir(), `balcao-disk-${process.pid}.so`)
  const source = join(import.meta.dirname, 'disk.c')
  const { status, stderr } = spawnSync(
    'gcc',
    ['-O2', '-shared', '-fPIC', '-o', library, source, '-ldl'],
    { encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`The disk does not compile: ${stderr}`)
  process.once('exit', () => rmSync(library ?? '', { force: true }))
  return library
}

const SECTOR = 512
/** `struct note` of disk.c. */
const HEAD_BYTES = 32

type Note = { offset: number; sizeBefore: number; old: Buffer; written: Buffer; cuts: boolean }

/**
 * What a power cut leaves of a forgetful disk, once its process is dead: files as they were at their
 * last sync, and of what was written since only the sectors for which `survives` says so, in no
 * order that anybody may count on.
 * @returns how many writes had not been synced.
 */
export function cutPower(folder: string, survives: () => boolean): number {
  let forgotten = 0
  for (const path of globSync(join(folder, '**/*.unsynced'))) {
    const notes = readNotes(readFileSync(path))
    const file = openSync(path.slice(0, -'.unsynced'.length), 'r+')
    for (const { offset, old, sizeBefore } of notes.toReversed()) {
      writeSync(file, old, 0, old.length, offset)
      ftruncateSync(file, sizeBefore)
    }
    for (const note of notes) applySome(file, note, survives)
    closeSync(file)
    rmSync(path)
    forgotten += notes.length
  }
  for (const shared of globSync(join(folder, '**/*-shm'))) rmSync(shared)
  return forgotten
}

function applySome(file: number, { offset, written, cuts }: Note, survives: () => boolean): void {
  if (cuts && survives()) ftruncateSync(file, offset)
  for (let at = 0; at < written.length; ) {
    const end = Math.min(written.length, at + SECTOR - ((offset + at) % SECTOR))
    if (survives()) writeSync(file, written, at, end - at, offset + at)
    at = end
  }
}

function readNotes(bytes: Buffer): Note[] {
  const notes: Note[] = []
  for (let at = 0; at + HEAD_BYTES <= bytes.length; ) {
    const oldLength = bytes.readUInt32LE(at + 16)
    const newLength = bytes.readUInt32LE(at + 20)
    const old = at + HEAD_BYTES
    // Cut off by the death of the process: what it speaks of was not written.
    if (old + oldLength + newLength > bytes.length) break
    notes.push({
      offset: Number(bytes.readBigUInt64LE(at)),
      sizeBefore: Number(bytes.readBigUInt64LE(at + 8)),
      old: bytes.subarray(old, old + oldLength),
      written: bytes.subarray(old + oldLength, old + oldLength + newLength),
      cuts: bytes.readUInt32LE(at + 24) !== 0,
    })
    at = old + oldLength + newLength
  }
  return notes
}
