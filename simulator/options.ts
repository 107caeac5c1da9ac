import { resolve } from 'node:path'
import type { Story } from './stories/story.ts'

/** What a simulator is started with. Everything has a default, so that a test names only its own. */
export type SimulatorOptions = {
  /** 0: any free port. */
  port?: number
  /** Where webhooks go; may be set later (`PUT /sim/settings`), and they wait until then. */
  webhookUrl?: string | null
  /** Whose surface it has: Meta's own, or 360dialog's door to it. */
  provider?: 'meta' | '360dialog'
  /** Signs Meta's webhooks. */
  appSecret?: string
  /** Stands in a header of 360dialog's webhooks, which are not signed. */
  webhookSecret?: string
  /** Handed over in the handshake (`POST /sim/handshake`). */
  verifyToken?: string
  /** The one bearer token that the Graph endpoints accept. */
  token?: string
  phoneNumberId?: string
  businessAccountId?: string
  /** Digits, without "+". */
  displayPhoneNumber?: string
  /** Whose templates the account has. */
  organisation?: 'palmas' | 'ufmt'
  /** The business's name, as phones show it. */
  verifiedName?: string
  /** Citizens write nothing by themselves. */
  quiet?: boolean
  /** Where phones, media and undelivered webhooks survive a restart; null keeps them in memory. */
  dataFolder?: string | null
  /** Milliseconds since the epoch. */
  now?: () => number
  stories?: readonly Story[]
  /** Multiplies every pause of the stories: 1 in the demo, near 0 in tests. */
  storyPace?: number
}

export type Configuration = Readonly<Required<SimulatorOptions>>

/** `stories` come from the caller, so that options know nothing of the tales told. */
export function withDefaults(options: SimulatorOptions, stories: readonly Story[]): Configuration {
  return {
    port: 0,
    webhookUrl: null,
    provider: 'meta',
    appSecret: 'simulator-app-secret',
    webhookSecret: 'simulator-webhook-secret',
    verifyToken: 'simulator-verify-token',
    token: 'simulator-token',
    phoneNumberId: '109000000000001',
    businessAccountId: '204000000000001',
    displayPhoneNumber: '556333330000',
    organisation: 'palmas',
    verifiedName: 'Prefeitura de Palmas (simulada)',
    quiet: false,
    dataFolder: null,
    now: Date.now,
    stories,
    storyPace: 1,
    ...options,
  }
}

/** Why an environment was not understood; its message names the variable and gives an example. */
export class ConfigurationError extends Error {}

/** Options from the environment of `main.ts`; what is not set keeps its default. */
export function readEnvironment(env: NodeJS.ProcessEnv): SimulatorOptions {
  const text = (name: string) => env[name]?.trim() || undefined
  const data = text('SIMULATOR_DATA')
  return {
    ...given('port', readPort(text('SIMULATOR_PORT'))),
    ...given('webhookUrl', readUrl(text('SIMULATOR_WEBHOOK_URL'))),
    ...given('provider', readProvider(text('SIMULATOR_PROVIDER'))),
    ...given('webhookSecret', text('SIMULATOR_WEBHOOK_SECRET')),
    ...given('appSecret', text('SIMULATOR_APP_SECRET')),
    ...given('verifyToken', text('SIMULATOR_VERIFY_TOKEN')),
    ...given('token', text('SIMULATOR_TOKEN')),
    ...given('phoneNumberId', text('SIMULATOR_PHONE_NUMBER_ID')),
    ...given('businessAccountId', text('SIMULATOR_BUSINESS_ACCOUNT_ID')),
    ...given('displayPhoneNumber', text('SIMULATOR_DISPLAY_PHONE_NUMBER')),
    ...given('organisation', text('SIMULATOR_ORG') === 'ufmt' ? 'ufmt' : undefined),
    ...given('verifiedName', text('SIMULATOR_NAME')),
    ...given('dataFolder', data === undefined ? undefined : resolve(data)),
    quiet: text('SIMULATOR_QUIET') === '1',
  }
}

function given<Key extends keyof SimulatorOptions>(
  key: Key,
  value: SimulatorOptions[Key] | undefined,
): Pick<SimulatorOptions, Key> | Record<string, never> {
  return value === undefined ? {} : ({ [key]: value } as Pick<SimulatorOptions, Key>)
}

function readPort(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new ConfigurationError('SIMULATOR_PORT is not a port number (example: 8790)')
}

function readProvider(text: string | undefined): SimulatorOptions['provider'] {
  if (text === undefined || text === 'meta' || text === '360dialog') return text
  throw new ConfigurationError('SIMULATOR_PROVIDER is neither meta nor 360dialog (example: meta)')
}

function readUrl(text: string | undefined): string | undefined {
  if (text === undefined || isWebUrl(text)) return text
  throw new ConfigurationError(
    'SIMULATOR_WEBHOOK_URL is not an http address (example: http://127.0.0.1:8787/webhooks/whatsapp)',
  )
}

export function isWebUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
}
