import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { glob, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { end } from './processes.ts'
import { inRoot } from './root.ts'

const installed = inRoot('node_modules', 'electron')

/**
 * The Electron program of this platform in the version that package.json asks for, or null. By the
 * same three files that the package itself goes by; requiring the package would fetch what lacks.
 */
export function findElectronBinary(folder: string = installed): string | null {
  const name = read(join(folder, 'path.txt'))
  const wanted = read(join(folder, 'package.json'))
  const present = read(join(folder, 'dist', 'version'))
  if (name === null || wanted === null || present === null) return null
  if (present.replace(/^v/, '') !== JSON.parse(wanted).version) return null
  const path = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] || join(folder, 'dist'), name)
  return existsSync(path) ? path : null
}

/** `why` is one line for people. */
export type Fetched =
  | { outcome: 'fetched'; path: string }
  | { outcome: 'stalled'; why: string }
  | { outcome: 'failed'; why: string }

/**
 * Lets the electron package's own installer download the program and check it against the package's
 * checksums. Gives up when neither its output nor any file it writes has grown for `stallMs`.
 */
export async function fetchElectronBinary(options: {
  stallMs: number
  folder?: string
}): Promise<Fetched> {
  const { stallMs, folder = installed } = options
  // A folder for its temporary files alone: their growth can be seen, and nothing is left behind.
  const temporary = await mkdtemp(join(tmpdir(), 'balcao-electron-'))
  try {
    return await install({ folder, temporary, stallMs })
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}

/** Whether a window could be shown. On Linux, X11 and Wayland both say so in the environment. */
export function hasDisplay(
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
): boolean {
  if (platform === 'win32' || platform === 'darwin') return true
  return Boolean(environment['DISPLAY'] || environment['WAYLAND_DISPLAY'])
}

type Installation = { folder: string; temporary: string; stallMs: number }

async function install({ folder, temporary, stallMs }: Installation): Promise<Fetched> {
  const child = spawn(
    process.execPath,
    ['--import', endsWithItsParent, join(folder, 'install.js')],
    {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary },
    },
  )
  const ended = once(child, 'close') as Promise<[number | null]>
  let printed = 0
  let complaint = ''
  child.stdout?.on('data', (bytes: Buffer) => {
    printed += bytes.length
  })
  child.stderr?.on('data', (bytes: Buffer) => {
    printed += bytes.length
    complaint = (complaint + bytes.toString()).slice(0, 4_000)
  })

  const watch = new AbortController()
  const stalled = standsStill(stallMs, watch.signal, async () => {
    return printed + (await sizeOf(temporary)) + (await sizeOf(join(folder, 'dist')))
  })
  const first = await Promise.race([ended, stalled])
  watch.abort()
  if (first === 'still') {
    await end(child, 2_000)
    return { outcome: 'stalled', why: `nothing arrived for ${stallMs / 1_000} s` }
  }
  const path = findElectronBinary(folder)
  if (first[0] === 0 && path) return { outcome: 'fetched', path }
  return { outcome: 'failed', why: firstLine(complaint) || `its installer ended with ${first[0]}` }
}

/** The installer knows nothing of us: this ends it when we are gone, however that happened. */
const endsWithItsParent = `data:text/javascript,${encodeURIComponent(
  "process.on('disconnect', () => process.exit(1)); process.channel?.unref()",
)}`

/**
 * Settles once `measure` has given the same number at all looks of `stallMs`; never after the abort.
 * Looks and not time: a machine that slept has not been waiting.
 */
async function standsStill(
  stallMs: number,
  signal: AbortSignal,
  measure: () => Promise<number>,
): Promise<'still'> {
  const everyMs = Math.min(1_000, stallMs / 4)
  let size = await measure()
  for (let stillMs = 0; !signal.aborted; ) {
    await pause(everyMs, signal)
    const now = await measure()
    stillMs = now === size ? stillMs + everyMs : 0
    if (stillMs >= stallMs && !signal.aborted) return 'still'
    size = now
  }
  return new Promise(() => {})
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}

/** Bytes of all files under a folder; one that is gone, or goes meanwhile, counts nothing. */
async function sizeOf(folder: string): Promise<number> {
  let bytes = 0
  if (!existsSync(folder)) return bytes
  for await (const path of glob('**/*', { cwd: folder })) {
    bytes += await stat(join(folder, path)).then(
      (entry) => entry.size,
      () => 0,
    )
  }
  return bytes
}

function read(path: string): string | null {
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : null
}

function firstLine(text: string): string {
  return text.trim().split('\n', 1)[0]?.trim() ?? ''
}
