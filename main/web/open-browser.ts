import { spawn } from 'node:child_process'

const openers: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  // The empty argument is the window's title: `start` takes the first one in quotes for it.
  win32: ['cmd', '/c', 'start', ''],
}

/** Opens the address in the usual browser. Where there is none, the printed line is enough. */
export function openBrowser(url: string): void {
  const [program, ...args] = openers[process.platform] ?? ['xdg-open']
  const child = spawn(program, [...args, url], { stdio: 'ignore', detached: true })
  child.on('error', () => {})
  child.unref()
}
