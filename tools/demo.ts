import { type ChildProcess, fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Host, startHost } from './host.ts'
import { freePort } from './ports.ts'
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

const accounts = [
  { login: 'ana', name: 'Ana Exemplo', role: 'agent' },
  { login: 'bruno', name: 'Bruno Modelo', role: 'agent' },
  { login: 'carla', name: 'Carla Amostra', role: 'supervisor' },
  { login: 'diego', name: 'Diego Ensaio', role: 'ombudsman' },
  { login: 'admin', name: 'Administração', role: 'admin' },
]
const demoPassword = 'balcao'

/** Runs simulator, relay and consoles as processes of their own, on free loopback ports. */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  mkdirSync(options.data, { recursive: true })
  const secrets = keepSecrets(join(options.data, 'demo.json'))
  const relayPort = await freePort(8787)
  const simulatorPort = await freePort(8790)
  const relayUrl = `http://127.0.0.1:${relayPort}`
  const simulatorUrl = `http://127.0.0.1:${simulatorPort}`

  const relayEnv = {
    ...process.env,
    BALCAO_HOST: '127.0.0.1',
    BALCAO_PORT: String(relayPort),
    BALCAO_ADMIN_PORT: String(await freePort(relayPort + 1)),
    BALCAO_DATA: join(options.data, 'relay'),
    BALCAO_STORE: 'sqlite',
    BALCAO_ORG: options.organisation,
    WHATSAPP_PROVIDER: 'meta',
    WHATSAPP_API_URL: `${simulatorUrl}/v26.0`,
    WHATSAPP_PHONE_NUMBER_ID: secrets.phoneNumberId,
    WHATSAPP_BUSINESS_ACCOUNT_ID: secrets.businessAccountId,
    WHATSAPP_TOKEN: secrets.token,
    WHATSAPP_APP_SECRET: secrets.appSecret,
    WHATSAPP_VERIFY_TOKEN: secrets.verifyToken,
  }
  const simulatorEnv = {
    ...process.env,
    SIMULATOR_PORT: String(simulatorPort),
    SIMULATOR_WEBHOOK_URL: `${relayUrl}/webhooks/whatsapp`,
    SIMULATOR_APP_SECRET: secrets.appSecret,
    SIMULATOR_TOKEN: secrets.token,
    SIMULATOR_PHONE_NUMBER_ID: secrets.phoneNumberId,
    SIMULATOR_BUSINESS_ACCOUNT_ID: secrets.businessAccountId,
    SIMULATOR_DATA: join(options.data, 'simulator'),
    SIMULATOR_QUIET: options.quiet ? '1' : '',
  }

  const parts: { name: string; ended: Promise<unknown>; stop: () => Promise<void> }[] = []
  const stop = async () => {
    for (const part of parts.splice(0).reverse()) await part.stop()
  }
  try {
    await addAccounts(join(options.data, 'accounts-made'), relayEnv)
    parts.push(await startPart('relay', 'relay/main.ts', relayEnv, `${relayUrl}/health`))
    parts.push(
      await startPart(
        'simulator',
        'simulator/main.ts',
        simulatorEnv,
        `${simulatorUrl}/sim/citizens`,
      ),
    )
    introduce(simulatorUrl)
    for (let number = 1; number <= options.consoles; number += 1) {
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
    ...(options.host ? ['--host', options.host] : []),
    ...(options.open && first ? [] : ['--no-open']),
  ])
}

async function startPart(
  name: string,
  program: string,
  env: NodeJS.ProcessEnv,
  readyUrl: string,
): Promise<{ name: string; ended: Promise<unknown>; stop: () => Promise<void> }> {
  const child = fork(inRoot(program), {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = once(child, 'exit')
  await untilReady(name, child, readyUrl)
  return { name, ended, stop: () => end(child) }
}

async function untilReady(name: string, child: ChildProcess, url: string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (child.exitCode !== null) throw new Error(`The ${name} ended while starting.`)
    const answer = await fetch(url).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  await end(child)
  throw new Error(`The ${name} did not answer within 20 seconds.`)
}

/** Makes the demo's accounts with the relay's own command line, as an operator would. */
async function addAccounts(mark: string, env: NodeJS.ProcessEnv): Promise<void> {
  if (existsSync(mark)) return
  for (const { login, name, role } of accounts) {
    const child = fork(
      inRoot('relay/main.ts'),
      ['user', 'add', '--name', name, '--login', login, '--role', role],
      { cwd: root, env, stdio: ['pipe', 'ignore', 'inherit', 'ipc'] },
    )
    child.stdin?.end(demoPassword)
    const [code] = (await once(child, 'exit')) as [number | null]
    if (code !== 0) throw new Error(`The demo account ${login} could not be made.`)
  }
  writeFileSync(mark, '')
}

function introduce(simulatorUrl: string): void {
  const logins = accounts.map(({ login, role }) => `${login} (${role})`).join(', ')
  process.stdout.write(`Citizens' phones: ${simulatorUrl}/\n`)
  process.stdout.write(`Demo accounts: ${logins}. Password: ${demoPassword}\n`)
}

/** Made once for each demo folder: nothing of a demo opens anything else. */
function keepSecrets(path: string) {
  if (!existsSync(path)) {
    const secret = () => randomBytes(24).toString('base64url')
    const made = { appSecret: secret(), verifyToken: secret(), token: secret() }
    writeFileSync(path, JSON.stringify(made), { mode: 0o600 })
  }
  const kept = JSON.parse(readFileSync(path, 'utf8')) as Record<
    'appSecret' | 'verifyToken' | 'token',
    string
  >
  return { ...kept, phoneNumberId: '109000000000001', businessAccountId: '204000000000001' }
}
