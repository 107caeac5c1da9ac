import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { writeFileAtomically } from '../store/atomic-file.ts'

const openers: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  // The empty argument is the window's title: `start` takes the first one in quotes for it.
  win32: ['cmd', '/c', 'start', ''],
}

/**
 * Opens the address in the usual browser. Where there is none, the printed line is enough. Command
 * lines can be read by everybody on this machine, and the address carries the token: the browser
 * gets it from a page that only the owner may read.
 */
export function openBrowser(url: string, dataDir: string): void {
  const [program, ...args] = openers[process.platform] ?? ['xdg-open']
  const page = writeOpeningPage(url, dataDir)
  const child = spawn(program, [...args, page], { stdio: 'ignore', detached: true })
  child.on('error', () => {})
  child.unref()
}

/** @returns its `file:` address. */
export function writeOpeningPage(url: string, dataDir: string): string {
  const path = join(dataDir, 'open.html')
  const head = '<!doctype html><meta charset="utf-8"><title>Balcão</title>'
  writeFileAtomically(path, `${head}<meta http-equiv="refresh" content="0; url=${url}">\n`)
  return pathToFileURL(path).href
}
