import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { freePort } from './ports.ts'

/** What a demo folder keeps in `demo.json`: nothing of a demo opens anything else. */
export type DemoSettings = {
  readonly appSecret: string
  readonly verifyToken: string
  readonly token: string
  readonly ports: Ports
}

type Ports = { readonly relay: number; readonly admin: number; readonly simulator: number }

/** Made at the first start. The ports stay the same as long as nobody else takes them. */
export async function keepSettings(path: string): Promise<DemoSettings> {
  const kept = existsSync(path) ? readSettings(path) : makeSecrets()
  const settings = { ...kept, ports: await choosePorts(kept.ports) }
  // A demo that is killed here must find the old file or the new one.
  writeFileSync(`${path}.new`, JSON.stringify(settings), { mode: 0o600 })
  renameSync(`${path}.new`, path)
  return settings
}

function readSettings(path: string): Omit<DemoSettings, 'ports'> & { ports?: Ports } {
  return JSON.parse(readFileSync(path, 'utf8'))
}

function makeSecrets(): Omit<DemoSettings, 'ports'> & { ports?: Ports } {
  const secret = () => randomBytes(24).toString('base64url')
  return { appSecret: secret(), verifyToken: secret(), token: secret() }
}

/** The consoles know their relay by its address: another port would be another relay to them. */
async function choosePorts(kept?: Ports): Promise<Ports> {
  const relay = await freePort(kept?.relay ?? 8787)
  const simulator = await freePort(kept?.simulator ?? 8790)
  return { relay, simulator, admin: await freePort(kept?.admin ?? relay + 1) }
}
