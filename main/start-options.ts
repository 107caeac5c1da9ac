import { resolve } from 'node:path'
import { parseArgs } from './parse-args.ts'
import { policyFilePath, readPolicy } from './policy-file.ts'
import { parseRelayAddress } from './relay-address.ts'

/** How a console was asked to start, on either host. */
export type StartOptions = {
  /** Null: the address that was set on the first run, if any. */
  readonly relayUrl: string | null
  /** The command line or a policy file says it: the screen cannot change it. */
  readonly relayFixed: boolean
  /** Null: the host's usual folder. */
  readonly dataDir: string | null
  /** Of the loopback host; 0 for any free one. */
  readonly port: number
  /** Whether the loopback host opens the browser. */
  readonly open: boolean
  /** Folder of the built screen; null: where the build puts it. */
  readonly rendererDir: string | null
  /** For how long what an agent sends can be taken back (s), until she says otherwise herself. */
  readonly undoSeconds?: number
  /** Where the desktop fetches its dictionary for spelling; without it, from Chromium's server. */
  readonly dictionariesUrl?: string
}

export type ReadOptions =
  | { outcome: 'read'; options: StartOptions }
  /** `sentence`: what is wrong and how it should look. */
  | { outcome: 'refused'; sentence: string }

const known = {
  relay: { type: 'string' },
  data: { type: 'string' },
  port: { type: 'string', default: '0' },
  'no-open': { type: 'boolean', default: false },
  host: { type: 'string' },
  renderer: { type: 'string' },
  'undo-seconds': { type: 'string' },
} as const

/**
 * `--relay URL --data DIR --port N --no-open --host web|electron --renderer DIR --undo-seconds N`, then the machine's
 * policy file: an administrator's relay wins over one that the command line names.
 */
export function readStartOptions(
  args: readonly string[],
  policyPath = policyFilePath(),
): ReadOptions {
  const values = parse(args)
  if (typeof values === 'string') return { outcome: 'refused', sentence: values }
  const port = Number(values.port)
  if (!/^\d{1,5}$/.test(values.port) || port > 65_535) return refuse('--port is 0 to 65535.')
  const undo = values['undo-seconds']
  if (undo !== undefined && !/^([0-9]|10)$/.test(undo)) return refuse('--undo-seconds is 0 to 10.')
  const policy = readPolicy(policyPath)
  if (policy === 'unreadable') {
    return refuse(`${policyPath} must hold {"relayUrl": "https://…"}.`)
  }
  const named = policy?.relayUrl ?? values.relay ?? null
  const relayUrl = named === null ? null : parseRelayAddress(named)
  if (named !== null && relayUrl === null) {
    const source = policy ? policyPath : '--relay'
    return refuse(`${source} must be an address such as https://balcao.example.org.`)
  }
  return {
    outcome: 'read',
    options: {
      relayUrl,
      relayFixed: relayUrl !== null,
      dataDir: values.data === undefined ? null : resolve(values.data),
      port,
      open: !values['no-open'],
      rendererDir: values.renderer === undefined ? null : resolve(values.renderer),
      ...(undo !== undefined && { undoSeconds: Number(undo) }),
      ...(policy?.dictionariesUrl && { dictionariesUrl: policy.dictionariesUrl }),
    },
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: known }).values
  } catch (error) {
    return error instanceof Error ? error.message : 'The options could not be read.'
  }
}

function refuse(sentence: string): ReadOptions {
  return { outcome: 'refused', sentence }
}
