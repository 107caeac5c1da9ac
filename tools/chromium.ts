import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'
import { run, runNode } from './processes.ts'
import { inRoot } from './root.ts'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

const wellKnown = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]

const DOWNLOAD_LIMIT_MS = 180_000

/**
 * The Chromium that end-to-end tests and screenshots run in: the one at `CHROMIUM_PATH`, an
 * installed Chrome or Chromium, Playwright's; else one is installed (Playwright's download; on
 * Debian, as root, its package).
 * @throws Error with a sentence that says what to do where none can be had.
 */
export async function provideChromium(): Promise<string> {
  const asked = process.env['CHROMIUM_PATH']
  if (asked) {
    if (existsSync(asked)) return asked
    throw new Error(`CHROMIUM_PATH is ${asked}, where there is no file.`)
  }
  const found = findChromium()
  if (found) return found
  process.stderr.write('No Chromium or Chrome found: installing one…\n')
  await runNode([inRoot('node_modules/@playwright/test/cli.js'), 'install', 'chromium'], {
    stdio: ['ignore', 2, 2],
    timeout: DOWNLOAD_LIMIT_MS,
  })
  if (!findChromium() && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    await installDebianPackage()
  }
  const installed = findChromium()
  if (installed) return installed
  throw new Error(
    'The end-to-end tests need Chromium, and none could be installed. Install Chromium or Chrome, ' +
      'or set CHROMIUM_PATH to the program, then try again.',
  )
}

async function installDebianPackage(): Promise<void> {
  const options = {
    stdio: ['ignore', 2, 2] as ['ignore', number, number],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }
  await run('apt-get', ['update', '-q'], options)
  await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], options)
}

export function findChromium(): string | undefined {
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
  return [...onPath, ...wellKnown, chromium.executablePath()].find((path) => existsSync(path))
}

/** What a headless Chromium is started with: no call to the outside, and root allowed. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
