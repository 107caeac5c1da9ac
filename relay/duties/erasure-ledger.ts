import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { idSchema, momentSchema } from '../../shared/ids.ts'
import { syncFolder } from '../store/durable-files.ts'

const lineSchema = z.object({ citizenId: idSchema, at: momentSchema })

export type LedgerEntry = z.infer<typeof lineSchema>

/**
 * `erasures.jsonl` in the data folder: whom the relay has erased, by an id that says nothing of
 * anybody. It lies outside of the store, so that a backup which still holds the citizen is relieved
 * of her as soon as it is restored. A line is on the disk before the erasure begins.
 */
export type ErasureLedger = {
  /** @throws where the file cannot be written: then nothing may be erased yet. */
  add(entry: LedgerEntry): void
  entries(): LedgerEntry[]
}

export function ledgerPath(dataFolder: string): string {
  return join(dataFolder, 'erasures.jsonl')
}

export function openErasureLedger(dataFolder: string): ErasureLedger {
  const path = ledgerPath(dataFolder)
  return {
    add: (entry) => {
      const isNew = !existsSync(path)
      const file = openSync(path, 'a', 0o600)
      try {
        // A line that a crash cut off must not swallow this one.
        writeSync(file, `${isNew || endsALine(path) ? '' : '\n'}${JSON.stringify(entry)}\n`)
        fsyncSync(file)
      } finally {
        closeSync(file)
      }
      if (isNew) syncFolder(dataFolder)
    },
    entries: () => {
      if (!existsSync(path)) return []
      return readFileSync(path, 'utf8').split('\n').flatMap(readLine)
    },
  }
}

function endsALine(path: string): boolean {
  const text = readFileSync(path)
  return text.length === 0 || text.at(-1) === 10
}

/** What a crash cut off was not begun. */
function readLine(line: string): LedgerEntry[] {
  try {
    return [lineSchema.parse(JSON.parse(line))]
  } catch {
    return []
  }
}
