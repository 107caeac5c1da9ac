import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CallArguments, CallResult, Channel } from '../../shared/ipc.ts'
import { root } from '../../tools/root.ts'
import { until } from '../support/wait.ts'

/** `npm start`, as a person runs it. */
type Demo = { process: ChildProcess; lines: () => string[] }

let data: string
let running: ChildProcess[] = []

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'balcao-start-'))
})

afterEach(async () => {
  for (const child of running.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM')
      await once(child, 'exit')
    }
  }
  rmSync(data, { recursive: true, force: true })
})

test('the demo starts, stops without a trace, and goes on where it stopped', async () => {
  const first = start(['--data', data, '--no-open', '--host', 'web', '--consoles', '2'])
  const urls = await consoleUrls(first, 2)
  await until('a citizen waits', async () => (await waiting(urls[0])) > 0, 60_000)
  const ports = portsOf(first)
  expect(await Promise.all(ports.map(isOpen))).toEqual(ports.map(() => true))
  await until('canned replies are offered', async () => (await cannedNames(urls[0])).length > 5)
  const before = await waiting(urls[0])
  const relayUrl = await relayOf(urls[0])

  await stop(first)
  expect(await Promise.all(ports.map(isOpen))).toEqual(ports.map(() => false))
  expect(processesUsing(data)).toEqual([])

  const second = start(['--data', data, '--no-open', '--host', 'web', '--quiet-citizens'])
  const [url] = await consoleUrls(second, 1)
  expect(await waiting(url)).toBeGreaterThanOrEqual(before)
  expect(await relayOf(url)).toBe(relayUrl)
  await stop(second)
  expect(processesUsing(data)).toEqual([])
})

test('a second signal while it stops does no harm', async () => {
  const demo = start(['--data', data, '--no-open', '--host', 'web', '--quiet-citizens'])
  await consoleUrls(demo, 1)
  demo.process.kill('SIGINT')
  demo.process.kill('SIGINT')
  demo.process.kill('SIGTERM')
  await until('it has ended', () => demo.process.exitCode !== null)
  expect(processesUsing(data)).toEqual([])
})

test('nothing is left when the starting process is killed outright', async () => {
  const demo = start(['--data', data, '--no-open', '--host', 'web', '--quiet-citizens'])
  await consoleUrls(demo, 1)
  demo.process.kill('SIGKILL')
  await until('all parts have ended', () => processesUsing(data).length === 0)
})

test('a start that was cut short ends cleanly, and the next one goes on from there', async () => {
  const args = ['--data', data, '--no-open', '--host', 'web', '--quiet-citizens']
  const first = start(args)
  await until('accounts are being made', () => existsSync(join(data, 'relay')), 60_000)
  await stop(first)
  expect(first.process.exitCode).toBe(0)
  expect(processesUsing(data)).toEqual([])

  // Whatever was made before it was killed: here one account, made as the demo makes them.
  const user = ['user', 'add', '--name', 'Ana Exemplo', '--login', 'ana', '--role', 'agent']
  const env = { ...process.env, BALCAO_DATA: join(data, 'relay') }
  spawnSync(process.execPath, ['relay/main.ts', ...user], { cwd: root, env, input: 'balcao' })
  const second = start(args)
  const [url] = await consoleUrls(second, 1)
  expect(await waiting(url)).toBe(0)
  await stop(second)
})

test('a wrong option is answered with a sentence', async () => {
  const demo = start(['--org', 'lugar-nenhum'])
  const [code] = await once(demo.process, 'exit')
  expect(code).toBe(1)
  expect(demo.lines().join('\n')).toContain('--org is palmas or ufmt.')
})

function start(args: string[]): Demo {
  const child = spawn(process.execPath, ['tools/run.mjs', 'start', ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.push(child)
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text
    })
  }
  return { process: child, lines: () => printed.split('\n') }
}

async function stop(demo: Demo): Promise<void> {
  demo.process.kill('SIGINT')
  await until('the demo has ended', () => demo.process.exitCode !== null)
  running = running.filter((child) => child !== demo.process)
}

function consoleUrls(demo: Demo, count: number): Promise<URL[]> {
  return until(
    'each console has printed its line',
    () => {
      if (demo.process.exitCode !== null) throw new Error(demo.lines().join('\n'))
      const urls = demo
        .lines()
        .flatMap(
          (line) => /^Balcão: (http:\/\/127\.0\.0\.1:\d+\/#token=\S+)$/.exec(line)?.[1] ?? [],
        )
      return urls.length === count && urls.map((url) => new URL(url))
    },
    60_000,
  )
}

/** How many wait in the queue, asked as the screen asks, signing in first. */
async function waiting(url: URL | undefined): Promise<number> {
  if (!url) throw new Error('There is no console.')
  const status = await call(url, 'get-status', {})
  if (status.session.state === 'signed-out') {
    const answer = await call(url, 'sign-in', { login: 'ana', password: 'balcao' })
    expect(answer).toEqual({ outcome: 'signed-in' })
    await until('it is in step', async () => {
      const { sync } = await call(url, 'get-status', {})
      return sync.state === 'connected'
    })
  }
  return (await call(url, 'count-queue', {})).waiting
}

/** What is offered to whoever waiting() signed in. */
async function cannedNames(url: URL | undefined): Promise<string[]> {
  if (!url) throw new Error('There is no console.')
  const { replies } = await call(url, 'list-canned-replies', {})
  return replies.map(({ reply }) => reply.shortcut)
}

async function relayOf(url: URL | undefined): Promise<string | null> {
  if (!url) throw new Error('There is no console.')
  return (await call(url, 'get-status', {})).relayUrl
}

async function call<C extends Channel>(
  url: URL,
  channel: C,
  args: CallArguments<C>,
): Promise<CallResult<C>> {
  const answer = await fetch(new URL(`/ipc/${channel}`, url), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      origin: url.origin,
      authorization: `Bearer ${url.hash.slice('#token='.length)}`,
    },
    body: JSON.stringify(args),
  })
  return (await answer.json()) as CallResult<C>
}

/** The ports of everything that printed or was told an address on this machine. */
function portsOf(demo: Demo): number[] {
  const printed = demo
    .lines()
    .join('\n')
    .matchAll(/127\.0\.0\.1:(\d+)/g)
  return [...new Set([...printed].map((match) => Number(match[1])))]
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

/** Command lines and environments of running processes that name the demo's folder (Linux). */
function processesUsing(folder: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter(
      (pid) =>
        readIfThere(`/proc/${pid}/cmdline`).includes(folder) ||
        readIfThere(`/proc/${pid}/environ`).includes(folder),
    )
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
