import { _electron, type Browser, type BrowserContextOptions, type Page } from '@playwright/test'
import { findElectronBinary, hasDisplay } from '../../tools/electron-binary.ts'
import { root } from '../../tools/root.ts'
import { spawnConsole } from '../support/start-console.ts'

/** A console whose screen a test looks at, whichever host it runs on. */
export type OpenConsole = {
  readonly page: Page
  /** Ends it as a power cut would. */
  readonly crash: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** The Electron program that tests can use here: there must be a display, and root may not run it. */
export function usableElectron(): string | null {
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0
  return hasDisplay() && !isRoot ? findElectronBinary() : null
}

export async function openOnLoopback(
  browser: Browser,
  options: BrowserContextOptions,
  data: string,
  args: readonly string[],
): Promise<OpenConsole> {
  const console = await spawnConsole(data, args, 'built')
  const context = await browser.newContext(options)
  const page = await context.newPage()
  await page.goto(`${console.url}/#token=${console.token}`)
  return {
    page,
    crash: async () => {
      console.process.kill('SIGKILL')
      await page.close()
    },
    stop: async () => {
      await page.close()
      await console.stop()
    },
  }
}

export async function openOnElectron(
  executablePath: string,
  data: string,
  args: readonly string[],
): Promise<OpenConsole> {
  const app = await _electron.launch({
    executablePath,
    args: [root, '--data', data, '--undo-seconds', '0', ...args],
    locale: 'pt-BR',
    timezoneId: 'America/Araguaina',
  })
  return {
    page: await app.firstWindow(),
    crash: async () => {
      const ended = app.waitForEvent('close')
      app.process().kill('SIGKILL')
      await ended
    },
    stop: () => app.close(),
  }
}
