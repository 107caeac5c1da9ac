import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { StorePlace } from '../../relay/store/place.ts'
import type { Engine } from '../../relay/store/port.ts'
import { createPostgresStore } from '../../relay/store/postgres-store.ts'

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
  await makeDatabase(dataFolder)
  return { engine, dataFolder, url: storeOf(dataFolder) }
}

/** Removes the database of a data folder, whoever is still connected to it. */
export async function dropDatabase(dataFolder: string): Promise<void> {
  if (testedEngine() === 'postgres') {
    await onServer(`drop database if exists ${databaseOf(dataFolder)} with (force)`)
  }
}

function serverUrl(): string {
  const url = process.env['BALCAO_TEST_POSTGRES']
  if (url === undefined)
    throw new Error('BALCAO_TEST_POSTGRES is not set: run the project postgres')
  return url
}

function databaseOf(dataFolder: string): string {
  return `balcao_${createHash('sha256').update(dataFolder).digest('hex').slice(0, 20)}`
}

/** A file in the folder says that it has a database; in a copy of a folder it names another's. */
async function makeDatabase(dataFolder: string): Promise<void> {
  const name = databaseOf(dataFolder)
  const mark = join(dataFolder, 'database')
  const marked = existsSync(mark) ? readFileSync(mark, 'utf8') : null
  if (marked === name) return
  await onServer(`create database ${name} template ${marked ?? 'template0'}`)
  mkdirSync(dataFolder, { recursive: true })
  writeFileSync(mark, name)
}

async function onServer(statement: string): Promise<void> {
  const server = createPostgresStore(`${serverUrl()}/postgres`)
  try {
    await server.run(statement)
  } finally {
    await server.close()
  }
}
