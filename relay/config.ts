import { z } from 'zod'
import type { Organisation } from '../shared/organisation.ts'
import { findOrganisation } from './organisation-profile.ts'

/** What a relay runs with, read once from the environment. The names are the public contract. */
export type RelayConfig = {
  readonly host: string
  /** 0 takes a free port. */
  readonly port: number
  /** Metrics and docs, on 127.0.0.1 only. */
  readonly adminPort: number
  readonly dataFolder: string
  readonly organisation: Organisation
  readonly whatsapp: WhatsAppConfig
}

type WhatsAppConfig = {
  /** With the version, such as `https://graph.facebook.com/v26.0`. */
  readonly apiUrl: string
  readonly phoneNumberId: string
  readonly businessAccountId: string
  readonly token: string
  /** Several while one replaces another. */
  readonly appSecrets: readonly string[]
  readonly verifyToken: string
}

/** One sentence for each variable that is wrong. */
export class ConfigError extends Error {
  constructor(problems: readonly string[]) {
    super(['The configuration is wrong:', ...problems.map((one) => `  ${one}`)].join('\n'))
    this.name = 'ConfigError'
  }
}

export type Environment = Readonly<Record<string, string | undefined>>

const DEFAULT_DATA_FOLDER = '.balcao/relay'

/** How to read one variable, and what an operator is told when it cannot be read. */
type Variable<T> = {
  readonly schema: z.ZodType<T>
  readonly what: string
  readonly example: string
}

const variables = {
  BALCAO_HOST: variable(z.string().default('127.0.0.1'), 'the address to listen on', '0.0.0.0'),
  BALCAO_PORT: variable(portOr(8787), 'a port from 0 to 65535', '8787'),
  BALCAO_ADMIN_PORT: variable(portOr(null), 'a port from 0 to 65535', '8788'),
  BALCAO_DATA: variable(
    z.string().default(DEFAULT_DATA_FOLDER),
    'the folder for the record',
    '/var/lib/balcao',
  ),
  BALCAO_STORE: variable(
    z.literal('sqlite').default('sqlite'),
    'sqlite: PostgreSQL is not supported by this version',
    'sqlite',
  ),
  BALCAO_ORG: variable(
    z
      .string()
      .default('palmas')
      .transform((name, context) => findOrganisation(name) ?? refused(context)),
    'the name of a profile in resources/organisations, or the path of a file like those',
    'palmas',
  ),
  WHATSAPP_PROVIDER: variable(
    z.literal('meta').default('meta'),
    'meta: 360dialog is not supported by this version',
    'meta',
  ),
  WHATSAPP_API_URL: variable(
    z.url({ protocol: /^https?$/ }).default('https://graph.facebook.com/v26.0'),
    "the base of Meta's API, with its version",
    'https://graph.facebook.com/v26.0',
  ),
  WHATSAPP_PHONE_NUMBER_ID: variable(
    z.string().regex(/^\d+$/),
    "the number's id (not the number), digits only",
    '109000000000001',
  ),
  WHATSAPP_BUSINESS_ACCOUNT_ID: variable(
    z.string().regex(/^\d+$/),
    "the WhatsApp Business Account's id, digits only",
    '204000000000001',
  ),
  WHATSAPP_TOKEN: variable(
    z.string().regex(/^[\x21-\x7e]+$/),
    'the token of a system user, without spaces',
    'EAAG…',
  ),
  WHATSAPP_APP_SECRET: variable(
    z
      .string()
      .transform((list) => list.split(',').map((secret) => secret.trim()))
      .refine((secrets) => secrets.every((secret) => secret !== '')),
    "the app's secret; two with a comma between them while one replaces the other",
    '0123456789abcdef0123456789abcdef',
  ),
  WHATSAPP_VERIFY_TOKEN: variable(
    z.string(),
    "the word that you also type into Meta's dashboard, where it asks for a verify token",
    'uma-frase-que-so-voces-conhecem',
  ),
  // Silently leaving it out would let an operator believe that it protects something.
  WHATSAPP_WEBHOOK_SECRET: variable(
    z.undefined(),
    'left out: providers that do not sign their webhooks are not supported by this version',
    '',
  ),
} as const

type Name = keyof typeof variables
type Value<N extends Name> = z.output<(typeof variables)[N]['schema']>

/**
 * Reads the whole configuration.
 * @throws ConfigError naming every variable that is wrong, each with an example.
 */
export function readConfig(env: Environment): RelayConfig {
  const problems: string[] = []
  const read = <N extends Name>(name: N): Value<N> => {
    const { schema, what, example } = variables[name] as Variable<Value<N>>
    const given = env[name]?.trim() || undefined
    const result = schema.safeParse(given)
    if (result.success) return result.data
    const state = given === undefined ? 'is missing' : 'is wrong'
    problems.push(`${name} ${state}: it must be ${what}, for example ${name}=${example}`)
    // Never seen: the error is thrown before anything is returned.
    return undefined as Value<N>
  }
  const port = read('BALCAO_PORT')
  read('BALCAO_STORE')
  read('WHATSAPP_PROVIDER')
  read('WHATSAPP_WEBHOOK_SECRET')
  const config: RelayConfig = {
    host: read('BALCAO_HOST'),
    port,
    adminPort: read('BALCAO_ADMIN_PORT') ?? nextPort(port),
    dataFolder: read('BALCAO_DATA'),
    organisation: read('BALCAO_ORG'),
    whatsapp: {
      apiUrl: read('WHATSAPP_API_URL'),
      phoneNumberId: read('WHATSAPP_PHONE_NUMBER_ID'),
      businessAccountId: read('WHATSAPP_BUSINESS_ACCOUNT_ID'),
      token: read('WHATSAPP_TOKEN'),
      appSecrets: read('WHATSAPP_APP_SECRET'),
      verifyToken: read('WHATSAPP_VERIFY_TOKEN'),
    },
  }
  if (problems.length > 0) throw new ConfigError(problems)
  return config
}

/** All that the `user` commands need: they work where no WhatsApp is configured. */
export function readDataFolder(env: Environment): string {
  return env['BALCAO_DATA']?.trim() || DEFAULT_DATA_FOLDER
}

function variable<T>(schema: z.ZodType<T>, what: string, example: string): Variable<T> {
  return { schema, what, example }
}

function portOr<T extends number | null>(otherwise: T) {
  return z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .refine((port) => port <= 65_535)
    .optional()
    .transform((port) => port ?? otherwise)
}

/** The neighbour of a given port; where any free one will do, any other will do too. */
function nextPort(port: number): number {
  return port === 0 || port === 65_535 ? 0 : port + 1
}

function refused(context: z.RefinementCtx): never {
  context.addIssue({ code: 'custom' })
  return z.NEVER
}
