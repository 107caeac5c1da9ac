import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect, type Locator, type Page } from '@playwright/test'
import { createVault, vaultOf } from '../../main/session/vault.ts'
import { openFileSeal } from '../../main/web/file-seal.ts'
import { type Cable, startCable } from '../support/cable.ts'
import { lastingPort } from '../support/lasting-port.ts'
import { PASSWORD } from '../support/relay-accounts.ts'
import { type SpawnedRelay, spawnRelay } from '../support/start-relay.ts'
import { type StartedSimulator, startSimulator } from '../support/start-simulator.ts'
import { type OpenConsole, openOnElectron, openOnLoopback } from './console-host.ts'
import { usableElectron } from './usable-electron.ts'

/**
 * A relay, a simulator and as many desks as a test wants: all real, on free ports. The desks are on
 * the loopback host, or on Electron in the project of that name.
 */
export type Town = {
  readonly simulator: StartedSimulator
  readonly relay: {
    kill: () => Promise<void>
    restart: () => Promise<void>
    /** Its clock is so many milliseconds ahead from now on, until it is started again. */
    goOn: (ms: number) => Promise<void>
  }
  /**
   * Signed-in consoles, each in a page of its own, in the order of the logins. Who signs in at the
   * screen does so at an empty desk, or after a crash.
   */
  desks: <Logins extends readonly string[]>(
    ...logins: Logins
  ) => Promise<{ [K in keyof Logins]: Page }>
  /** Ends a desk's console outright and opens another on the same folder. */
  crashAndReopen: (desk: Page) => Promise<Page>
  /** Cuts a desk off from the relay, which others still reach; `plug` brings it back. */
  unplug: (desk: Page) => Promise<void>
  plug: (desk: Page) => Promise<void>
  /** A console that nobody has signed in to. */
  emptyDesk: (args?: readonly string[]) => Promise<Page>
}

export const test = base.extend<{ town: Town; organisation: string }>({
  /** A profile's name, or a file's path. */
  organisation: ['palmas', { option: true }],
  town: async ({ browser, contextOptions, organisation }, use, { project }) => {
    const folder = mkdtempSync(join(tmpdir(), 'balcao-town-'))
    const simulator = await startSimulator()
    const port = await lastingPort()
    const options = {
      ...{ templates: true, organisation },
      apiUrl: simulator.apiUrl,
      dataFolder: join(folder, 'relay'),
      port,
    }
    let relay: SpawnedRelay = await spawnRelay(options)
    await simulator.settings({ webhookUrl: `${relay.url}/webhooks/whatsapp` })
    const electron = project.name === 'electron' ? usableElectron() : null
    const desks = new Map<Page, OpenDesk>()
    const cables: Cable[] = []

    /** @param login who is signed in before there is a screen, on the host that can. */
    async function open(
      desk: Omit<OpenDesk, 'console'>,
      args: readonly string[] = ['--relay', desk.cable.url],
      login: string | null = null,
    ): Promise<Page> {
      const console = electron
        ? await openOnElectron(electron, desk.data, args)
        : await openOnLoopback(browser, contextOptions, desk.data, args, login)
      desks.set(console.page, { ...desk, console })
      return console.page
    }

    async function newDesk(login: string | null): Promise<Omit<OpenDesk, 'console'>> {
      const cable = await startCable(relay.url)
      cables.push(cable)
      const data = join(folder, `${login ?? 'empty'}-${cables.length}`)
      if (login !== null && electron === null) await keepCheapKey(data, cable.url, login)
      return { data, login, cable }
    }

    function deskOf(page: Page): OpenDesk {
      const desk = desks.get(page)
      if (!desk) throw new Error('There is no such desk.')
      return desk
    }

    await use({
      simulator,
      relay: {
        kill: () => relay.kill(),
        goOn: (ms) => relay.goOn(ms),
        restart: async () => {
          relay = await spawnRelay(options)
        },
      },
      // At once: a console starts while another waits for a password's digest.
      desks: ((...logins: string[]) =>
        Promise.all(
          logins.map(async (login) => {
            const page = await open(await newDesk(login), undefined, login)
            if (electron) await signIn(page, login)
            else await expect(queue(page)).toBeVisible()
            return page
          }),
        )) as Town['desks'],
      crashAndReopen: async (page) => {
        const desk = deskOf(page)
        if (desk.login === null) throw new Error('Nobody works at this desk.')
        await desk.console.crash()
        desks.delete(page)
        const again = await open(desk)
        await signIn(again, desk.login)
        return again
      },
      unplug: (page) => deskOf(page).cable.unplug(),
      plug: (page) => deskOf(page).cable.plug(),
      emptyDesk: async (args) => open(await newDesk(null), args),
    })

    await Promise.all([...desks.values()].map(({ console }) => console.stop()))
    await Promise.all(cables.map((cable) => cable.unplug()))
    await relay.stop()
    await simulator.stop()
    rmSync(folder, { recursive: true, force: true })
  },
})

type OpenDesk = {
  readonly console: OpenConsole
  readonly data: string
  readonly login: string | null
  readonly cable: Cable
}

/**
 * She has been at this PC before, and nothing but her key is left of it: one that her password opens
 * for as good as nothing. A new one takes half a second of the processor, at each sign-in; desks
 * that begin empty have theirs from the console.
 */
async function keepCheapKey(data: string, relayUrl: string, login: string): Promise<void> {
  const protection = { seal: openFileSeal(data), cost: { N: 2, r: 1, p: 1 } }
  const owner = { logId: randomUUID(), agentId: randomUUID() }
  await createVault(vaultOf(data, relayUrl, login, protection), PASSWORD, owner)
}

/** As a person does. */
export async function signIn(page: Page, login: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Usuário', exact: true }).fill(login)
  await page.getByLabel('Senha', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Entrar', exact: true }).click()
  await expect(queue(page)).toBeVisible()
}

function queue(page: Page): Locator {
  return page.getByRole('region', { name: 'Fila', exact: true })
}
