import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { StorePlace } from '../../relay/store/place.ts'
import type { Engine } from '../../relay/store/port.ts'
import { createDatabase, onServer, serverUrl, takeDatabase } from './test-databases.ts'

/** The engine of this run's relays: the project `postgres` runs the same tests on the other one. */
export function testedEngine(): Engine {
  return process.env['BALCAO_TEST_STORE'] === 'postgres' ? 'postgres' : 'sqlite'
}

/** `BALCAO_STORE` of a data folder. */
export function storeOf(dataFolder: string): string {
  return testedEngine() === 'sqlite' ? 'sqlite' : `${serverUrl()}/${databaseOf(dataFolder)}`
}

/** Where the store of a data folder is; its database is made when it is first asked for. */
export async function placeOf(dataFolder: string): Promise<StorePlace> {
  const engine = testedEngine()
  if (engine === 'sqlite') return { engine, dataFolder }
  await provideDatabase(dataFolder, takeDatabase)
  return { engine, dataFolder, url: storeOf(dataFolder) }
}

/** The same without a store in it: an operator makes a database, and the relay what belongs there. */
export async function makeEmptyPlace(dataFolder: string): Promise<void> {
  if (testedEngine() === 'postgres') await provideDatabase(dataFolder, createDatabase)
}

/** Removes the database of a data folder, whoever is still connected to it. */
export async function dropDatabase(dataFolder: string): Promise<void> {
  if (testedEngine() === 'postgres') {
    await onServer((server) =>
      server.run(`drop database if exists ${databaseOf(dataFolder)} with (force)`),
    )
  }
}

function databaseOf(dataFolder: string): string {
  return `balcao_${createHash('sha256').update(dataFolder).digest('hex').slice(0, 20)}`
}

/** A file in the folder says that it has a database; in a copy of a folder it names another's. */
async function provideDatabase(
  dataFolder: string,
  make: (name: string, dataFolder: string) => Promise<void>,
): Promise<void> {
  const name = databaseOf(dataFolder)
  const mark = join(dataFolder, 'database')
  const marked = existsSync(mark) ? readFileSync(mark, 'utf8') : null
  if (marked === name) return
  mkdirSync(dataFolder, { recursive: true })
  if (marked === null) await make(name, dataFolder)
  else await createDatabase(name, dataFolder, marked)
  writeFileSync(mark, name)
}
