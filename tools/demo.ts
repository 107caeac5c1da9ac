import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { addAccounts, demoAccounts, demoPassword } from './demo-accounts.ts'
import { addCannedReplies } from './demo-canned.ts'
import { keepSettings } from './demo-settings.ts'
import { type Host, startHost } from './host.ts'
import { end } from './processes.ts'
import { inRoot, root } from './root.ts'

export type DemoOptions = {
  organisation: 'palmas' | 'ufmt'
  /** Everything the demo keeps; the next start on the same folder goes on where it stopped. */
  data: string
  /** Of the first console; 0 for any free one. */
  port: number
  consoles: number
  host: string | null
  open: boolean
  quiet: boolean
}

export type Demo = {
  /** Settles with a sentence if a part of the demo ends by itself. */
  readonly ended: Promise<string>
  /** Ends every part, the newest first. */
  readonly stop: () => Promise<void>
}

const phoneNumberId = '109000000000001'
const businessAccountId = '204000000000001'

/**
 * Runs simulator, relay and consoles as processes of their own, on free loopback ports.
 * @throws when a part does not start, or `signal` is aborted before all have; none is left then.
 */
export async function startDemo(options: DemoOptions, signal: AbortSignal): Promise<Demo> {
  mkdirSync(options.data, { recursive: true })
  const { ports, ...secrets } = await keepSettings(join(options.data, 'demo.json'))
  const relayUrl = `http://127.0.0.1:${ports.relay}`
  const simulatorUrl = `http://127.0.0.1:${ports.simulator}`

  const relayEnv = {
    ...process.env,
    BALCAO_HOST: '127.0.0.1',
    BALCAO_PORT: String(ports.relay),
    BALCAO_ADMIN_PORT: String(ports.admin),
    BALCAO_DATA: join(options.data, 'relay'),
    BALCAO_STORE: 'sqlite',
    BALCAO_ORG: options.organisation,
    WHATSAPP_PROVIDER: 'meta',
    WHATSAPP_API_URL: `${simulatorUrl}/v26.0`,
    WHATSAPP_PHONE_NUMBER_ID: phoneNumberId,
    WHATSAPP_BUSINESS_ACCOUNT_ID: businessAccountId,
    WHATSAPP_TOKEN: secrets.token,
    WHATSAPP_APP_SECRET: secrets.appSecret,
    WHATSAPP_VERIFY_TOKEN: secrets.verifyToken,
  }
  const simulatorEnv = {
    ...process.env,
    SIMULATOR_PORT: String(ports.simulator),
    SIMULATOR_WEBHOOK_URL: `${relayUrl}/webhooks/whatsapp`,
    SIMULATOR_APP_SECRET: secrets.appSecret,
    SIMULATOR_TOKEN: secrets.token,
    SIMULATOR_PHONE_NUMBER_ID: phoneNumberId,
    SIMULATOR_BUSINESS_ACCOUNT_ID: businessAccountId,
    SIMULATOR_DATA: join(options.data, 'simulator'),
    SIMULATOR_ORG: options.organisation,
    SIMULATOR_QUIET: options.quiet ? '1' : '',
  }

  const parts: { name: string; ended: Promise<unknown>; stop: () => Promise<void> }[] = []
  const stop = async () => {
    for (const part of parts.splice(0).reverse()) await part.stop()
  }
  try {
    await addAccounts(relayEnv, signal)
    const relay = { name: 'relay', program: 'relay/main.ts', readyUrl: `${relayUrl}/health` }
    parts.push(await startPart(relay, relayEnv, signal))
    await addCannedReplies(options.organisation, { data: options.data, relayUrl, signal })
    const readyUrl = `${simulatorUrl}/sim/citizens`
    const simulator = { name: 'simulator', program: 'simulator/main.ts', readyUrl }
    parts.push(await startPart(simulator, simulatorEnv, signal))
    introduce(simulatorUrl)
    for (let number = 1; number <= options.consoles; number += 1) {
      signal.throwIfAborted()
      const console = await startConsole(number, options, relayUrl)
      parts.push({ name: `console ${number}`, ...console })
    }
  } catch (error) {
    await stop()
    throw error
  }
  return {
    ended: Promise.race(
      parts.map(async ({ name, ended }) => {
        await ended
        return `The ${name} ended.`
      }),
    ),
    stop,
  }
}

async function startConsole(number: number, options: DemoOptions, relay: string): Promise<Host> {
  const first = number === 1
  return startHost([
    ...['--relay', relay],
    ...['--data', join(options.data, `console-${number}`)],
    ...['--port', String(first ? options.port : 0)],
    // Who tries the demo sees that a reply can be taken back, and waits little for it.
    ...['--undo-seconds', '2'],
    ...(options.host ? ['--host', options.host] : []),
    ...(options.open && first ? [] : ['--no-open']),
  ])
}

type Program = { name: string; program: string; readyUrl: string }

async function startPart(
  { name, program, readyUrl }: Program,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<{ name: string; ended: Promise<unknown>; stop: () => Promise<void> }> {
  signal.throwIfAborted()
  const child = fork(inRoot(program), {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = once(child, 'exit')
  try {
    await untilReady(name, child, readyUrl, signal)
  } catch (error) {
    await end(child)
    throw error
  }
  return { name, ended, stop: () => end(child) }
}

async function untilReady(
  name: string,
  child: ChildProcess,
  url: string,
  signal: AbortSignal,
): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    signal.throwIfAborted()
    if (child.exitCode !== null) throw new Error(`The ${name} ended while starting.`)
    const answer = await fetch(url).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`The ${name} did not answer within 20 seconds.`)
}

function introduce(simulatorUrl: string): void {
  const logins = demoAccounts.map(({ login, role }) => `${login} (${role})`).join(', ')
  process.stdout.write(`Citizens' phones: ${simulatorUrl}/\n`)
  process.stdout.write(`Demo accounts: ${logins}. Password: ${demoPassword}\n`)
}
