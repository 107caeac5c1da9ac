import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { inRoot } from '../../tools/root.ts'
import { app, type BrowserWindow, resetStandIn, standIn } from './stand-in-electron.ts'
import { until } from './wait.ts'

let runs = 0

/** A folder for each test: `data`, and a `screen` with nothing on it. */
export let folder: string

/**
 * The shell's entry on the stand-in for Electron, with a folder of its own for each test of a file.
 * The file itself puts the stand-in in Electron's place: `vi.mock` holds where it is written.
 */
export function aShellForEachTest(): void {
  const argumentsOfTests = process.argv

  beforeEach(() => {
    resetStandIn()
    folder = mkdtempSync(join(tmpdir(), 'balcao-shell-'))
    mkdirSync(join(folder, 'screen'))
    writeFileSync(join(folder, 'screen', 'index.html'), '<!doctype html>')
  })

  afterEach(async () => {
    await quit()
    process.argv = argumentsOfTests
    rmSync(folder, { recursive: true, force: true })
  })
}

/** Runs the shell's entry, as Electron does. */
export async function run(...args: string[]): Promise<void> {
  const own = ['--data', join(folder, 'data'), '--renderer', join(folder, 'screen')]
  process.argv = [...process.argv.slice(0, 1), ...(app.isPackaged ? [] : ['.']), ...own, ...args]
  // The query makes it another module each time; what it imports stays the same.
  await import(/* @vite-ignore */ `${inRoot('main', 'electron', 'entry.ts')}?run=${++runs}`)
}

/** Runs it, and waits for its window. */
export async function start(...args: string[]): Promise<BrowserWindow> {
  const before = standIn.windows.length
  await run(...args)
  return until('the window loads', () => {
    const window = standIn.windows[before]
    return window?.url ? window : null
  })
}

/** As when the person closes the window. */
export async function quit(): Promise<void> {
  if (!app.listenerCount('will-quit')) return
  standIn.windows.at(-1)?.emit('close')
  standIn.endings.length = 0
  emitWillQuit()
  await until('the app ended', () => standIn.endings.length > 0)
  app.removeAllListeners()
}

/** @returns whether the app was kept from ending at once. */
export function emitWillQuit(): boolean {
  let prevented = false
  app.emit('will-quit', {
    preventDefault: () => {
      prevented = true
    },
  })
  return prevented
}

/** What the page of a window calls. */
export async function call(window: BrowserWindow | undefined, channel: string, args: unknown) {
  const sender = window?.webContents
  return standIn.handlers.get(channel)?.({ sender, senderFrame: sender?.mainFrame }, args)
}
