import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Console, type ConsoleOptions, createConsole } from '../../main/console.ts'
import { openFileSeal } from '../../main/web/file-seal.ts'
import type { Push } from '../../shared/ipc/pushes.ts'
import type { CallArguments, CallResult, Channel } from '../../shared/ipc.ts'
import { inRoot } from '../../tools/root.ts'
import { machineEnvironment } from './machine-environment.ts'
import { until } from './wait.ts'

export type TestConsole = Console & {
  readonly dataDir: string
  /** Every push since the start, oldest first. */
  readonly pushes: Push[]
  /** Every code that was logged. */
  readonly logged: string[]
  /** Asks again and again until `condition` holds; returns the answer that satisfied it. */
  readonly waitFor: <C extends Channel>(
    channel: C,
    args: CallArguments<C>,
    condition: (result: CallResult<C>) => boolean,
    limitMs?: number,
  ) => Promise<CallResult<C>>
  readonly waitUntilConnected: () => Promise<void>
}

type StartOptions = Partial<ConsoleOptions> & {
  readonly relayUrl: string | null
  /** Signs in at once when given. */
  readonly login?: string
  readonly password?: string
  /** A folder of an earlier console; otherwise a new one that goes with `stop`. */
  readonly dataDir?: string
}

/** Faults take no time, and what no busy machine reaches is waited for. */
const quickTiming = { firstBytesMs: 20_000, firstPauseMs: 20, longestPauseMs: 200 }
const patience = { answer: 20_000, silence: 60_000 }
/** As good as none: what it costs in earnest is `vault.test.ts`'s to see. */
const quickKey = { N: 16, r: 8, p: 1 }

/** A console in this process, on a folder of its own. */
export async function startConsole(options: StartOptions): Promise<TestConsole> {
  const { login, password = 'senha', ...given } = options
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'balcao-console-'))
  const pushes: Push[] = []
  const logged: string[] = []
  const console = createConsole({
    relayFixed: options.relayUrl !== null,
    fetch,
    clock: Date.now,
    seal: openFileSeal(dataDir),
    log: (code) => logged.push(code),
    historyProgram: pathToFileURL(inRoot('main/sync/history-thread.ts')),
    timing: quickTiming,
    patience,
    undoSeconds: 0,
    keyCost: quickKey,
    ...given,
    dataDir,
  })
  await console.start()
  console.onPush((push) => pushes.push(push))

  const test: TestConsole = {
    ...console,
    dataDir,
    pushes,
    logged,
    async stop() {
      await console.stop()
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true })
    },
    async waitFor(channel, args, condition, limitMs) {
      const found = await until(
        `${channel} answers as expected`,
        async () => {
          const result = await console.call(channel, args)
          return condition(result) && { result }
        },
        limitMs,
      )
      return found.result
    },
    async waitUntilConnected() {
      await test.waitFor('get-status', {}, ({ sync }) => sync.state === 'connected')
    },
  }
  if (login !== undefined) {
    const result = await console.call('sign-in', { login, password })
    if (result.outcome !== 'signed-in') throw new Error(`sign-in: ${result.reason}`)
  }
  return test
}

export type SpawnedConsole = {
  readonly url: string
  readonly token: string
  readonly process: ChildProcess
  readonly call: <C extends Channel>(channel: C, args: CallArguments<C>) => Promise<CallResult<C>>
  readonly stop: () => Promise<void>
}

/**
 * The loopback host as a process of its own.
 * @param args besides `--data` and `--no-open`.
 * @param form built, with its screen, or from its source, where no screen is looked at.
 */
export async function spawnConsole(
  dataDir: string,
  args: readonly string[],
  form: 'built' | 'source' = 'source',
): Promise<SpawnedConsole> {
  const isBuilt = form === 'built'
  const rendererDir = isBuilt ? inRoot('out/renderer') : emptyScreen(dataDir)
  const child = spawn(
    process.execPath,
    [
      inRoot(isBuilt ? 'out/main/web.js' : 'main/web/main.ts'),
      ...['--data', dataDir, '--no-open', '--renderer', rendererDir],
      // Nobody here changes her mind, unless the test says so.
      ...(args.includes('--undo-seconds') ? [] : ['--undo-seconds', '0']),
      ...args,
    ],
    { env: { ...process.env, ...machineEnvironment }, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const { url, token } = await printedAddress(child)
  return {
    url,
    token,
    process: child,
    async call(channel, callArguments) {
      const response = await fetch(`${url}/ipc/${channel}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(callArguments),
      })
      if (!response.ok) throw new Error(`${channel}: ${response.status}`)
      return (await response.json()) as CallResult<typeof channel>
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

function emptyScreen(dataDir: string): string {
  const folder = join(dataDir, 'screen')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Balcão</title>')
  return folder
}

/** Waits for the one line that the loopback host prints. */
async function printedAddress(child: ChildProcess): Promise<{ url: string; token: string }> {
  let printed = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    printed += text
  })
  const match = await until('the console has printed its address', () => {
    if (child.exitCode !== null) throw new Error(`The console ended with ${child.exitCode}.`)
    return /^Balcão: (http:\/\/127\.0\.0\.1:\d+)\/#token=(\S+)$/m.exec(printed)
  })
  return { url: match[1] ?? '', token: match[2] ?? '' }
}
