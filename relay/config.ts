import { z } from 'zod'
import type { Organisation } from '../shared/organisation.ts'
import { createReader, type Environment, variable } from './config-variable.ts'
import { findOrganisation } from './organisation-profile.ts'
import type { StorePlace } from './store/place.ts'
import { readWhatsAppConfig, type WhatsAppConfig } from './whatsapp-config.ts'

/** What a relay runs with, read once from the environment. The names are the public contract. */
export type RelayConfig = {
  readonly host: string
  /** 0 takes a free port. */
  readonly port: number
  /** Metrics and docs, on 127.0.0.1 only. */
  readonly adminPort: number
  readonly dataFolder: string
  readonly store: StorePlace
  readonly organisation: Organisation
  readonly whatsapp: WhatsAppConfig
}

/** One sentence for each variable that is wrong. */
export class ConfigError extends Error {
  constructor(problems: readonly string[]) {
    super(['The configuration is wrong:', ...problems.map((one) => `  ${one}`)].join('\n'))
    this.name = 'ConfigError'
  }
}

const DEFAULT_DATA_FOLDER = '.balcao/relay'

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
    z
      .union([z.literal('sqlite'), z.url({ protocol: /^postgres(ql)?$/, hostname: /./ })])
      .default('sqlite'),
    'sqlite, or the address of a PostgreSQL database',
    'postgres://balcao:password@db.example.org/balcao',
  ),
  BALCAO_ORG: variable(
    z
      .string()
      .default('palmas')
      .transform((name, context) => findOrganisation(name) ?? refused(context)),
    'the name of a profile in resources/organisations, or the path of a file like those',
    'palmas',
  ),
} as const

/**
 * Reads the whole configuration.
 * @throws ConfigError naming every variable that is wrong, each with an example.
 */
export function readConfig(env: Environment): RelayConfig {
  const { read, problems } = createReader(env)
  const port = read('BALCAO_PORT', variables.BALCAO_PORT)
  const dataFolder = read('BALCAO_DATA', variables.BALCAO_DATA)
  const config: RelayConfig = {
    host: read('BALCAO_HOST', variables.BALCAO_HOST),
    port,
    adminPort: read('BALCAO_ADMIN_PORT', variables.BALCAO_ADMIN_PORT) ?? nextPort(port),
    dataFolder,
    store: placeOf(read('BALCAO_STORE', variables.BALCAO_STORE), dataFolder),
    organisation: read('BALCAO_ORG', variables.BALCAO_ORG),
    whatsapp: readWhatsAppConfig(read),
  }
  if (problems.length > 0) throw new ConfigError(problems)
  return config
}

/**
 * All that the operator's commands need: they work where no WhatsApp is configured.
 * @throws ConfigError
 */
export function readStorePlace(env: Environment): StorePlace {
  const { read, problems } = createReader(env)
  const dataFolder = read('BALCAO_DATA', variables.BALCAO_DATA)
  const store = read('BALCAO_STORE', variables.BALCAO_STORE)
  if (problems.length > 0) throw new ConfigError(problems)
  return placeOf(store, dataFolder)
}

function placeOf(store: string, dataFolder: string): StorePlace {
  return store === 'sqlite'
    ? { engine: 'sqlite', dataFolder }
    : { engine: 'postgres', dataFolder, url: store }
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
