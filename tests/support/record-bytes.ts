import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { testedEngine } from './test-store.ts'
import { withinStore } from './within-store.ts'

/** All that a relay keeps, as it lies there: the files of its folder, and those of its database. */
export async function recordBytes(dataFolder: string): Promise<Buffer> {
  const inFolder = bytesBelow(dataFolder)
  if (testedEngine() === 'sqlite') return inFolder
  return Buffer.concat([inFolder, ...(await databaseFiles(dataFolder))])
}

/** The bytes of a file, or of every file below a folder. */
export function bytesBelow(path: string): Buffer {
  if (statSync(path).isFile()) return readFileSync(path)
  return Buffer.concat(readdirSync(path).map((name) => bytesBelow(join(path, name))))
}

/** Read by the server itself, whose folder is closed to others; of its journal nobody is asked. */
function databaseFiles(dataFolder: string): Promise<Buffer[]> {
  return withinStore(dataFolder, async (store) => {
    await store.run('checkpoint')
    const files = await store.all<{ bytes: Buffer | null }>(
      `select pg_read_binary_file(folder || '/' || name, 0, 1 << 29, true) as bytes
        from pg_database, format('base/%s', oid) as folder, pg_ls_dir(folder) as name
        where datname = current_database()`,
    )
    return files.flatMap(({ bytes }) => (bytes === null ? [] : [bytes]))
  })
}
