import { _electron, type Browser, type BrowserContextOptions, type Page } from '@playwright/test'
import { root } from '../../tools/root.ts'
import { PASSWORD } from '../support/relay-accounts.ts'
import { spawnConsole } from '../support/start-console.ts'

/** A console whose screen a test looks at, whichever host it runs on. */
export type OpenConsole = {
  readonly page: Page
  /** Ends it as a power cut would. */
  readonly crash: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** @param login who has signed in before the screen is opened; null for nobody. */
export async function openOnLoopback(
  browser: Browser,
  options: BrowserContextOptions,
  data: string,
  args: readonly string[],
  login: string | null,
): Promise<OpenConsole> {
  const [console, context] = await Promise.all([
    spawnConsole(data, args, 'built'),
    browser.newContext(options),
  ])
  if (login !== null) {
    const answer = await console.call('sign-in', { login, password: PASSWORD })
    if (answer.outcome !== 'signed-in') throw new Error(`${login}: ${answer.reason}`)
  }
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
