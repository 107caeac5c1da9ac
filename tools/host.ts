import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fetchElectronBinary, findElectronBinary, hasDisplay } from './electron-binary.ts'
import { end } from './processes.ts'
import { inRoot, root } from './root.ts'

/** A console that runs in a process of its own. */
export type Host = { readonly ended: Promise<number>; readonly stop: () => Promise<void> }

/**
 * Starts a console on the host that can run here: Electron where there is a display and its binary
 * can be had, else the loopback host; `--host` decides otherwise. Both have to be built.
 * @param args the console's own options: `--relay URL --data DIR [--port N] [--no-open] [--host …]`
 */
export async function startHost(args: readonly string[]): Promise<Host> {
  const electron = await chooseElectron(optionOf(args, '--host'))
  const child = electron
    ? spawn(electron, [root, ...args], { cwd: root, stdio: 'inherit' })
    : spawn(process.execPath, [inRoot('out/main/web.js'), ...args], {
        cwd: root,
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      })
  return { ended: exitCode(child), stop: () => end(child) }
}

/** The Electron binary to use, or null for the loopback host. */
async function chooseElectron(asked: string | null): Promise<string | null> {
  if (asked === 'web') return null
  if (asked !== null && asked !== 'electron') throw new Error('--host is web or electron.')
  if (!hasDisplay()) {
    if (asked === 'electron') throw new Error('--host electron needs a display, and there is none.')
    return null
  }
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    const why = 'Electron does not run as root: start as another user'
    if (asked === 'electron') throw new Error(`${why}.`)
    process.stderr.write(`${why}. Using the browser.\n`)
    return null
  }
  const found = findElectronBinary()
  if (found) return found
  process.stderr.write('Fetching Electron (once)…\n')
  const fetched = await fetchElectronBinary({ stallMs: 20_000 })
  if (fetched.outcome === 'fetched') return fetched.path
  if (asked === 'electron') throw new Error(`Electron could not be fetched: ${fetched.why}`)
  process.stderr.write(`Electron could not be fetched (${fetched.why}): using the browser.\n`)
  return null
}

function optionOf(args: readonly string[], name: string): string | null {
  const at = args.indexOf(name)
  return at === -1 ? null : (args[at + 1] ?? '')
}

async function exitCode(child: ChildProcess): Promise<number> {
  const [code] = (await once(child, 'exit')) as [number | null]
  return code ?? 1
}
