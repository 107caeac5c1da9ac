import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import {
  aShellForEachTest,
  emitWillQuit,
  folder,
  run,
  start,
} from '../../support/electron-shell.ts'
import { app, standIn } from '../../support/stand-in-electron.ts'
import { until } from '../../support/wait.ts'

vi.mock('electron', () => import('../../support/stand-in-electron.ts'))

aShellForEachTest()

describe('start', () => {
  test('a first instance opens one window on the screen, served from app://balcao', async () => {
    const window = await start()
    expect(standIn.windows).toEqual([window])
    expect(window.url).toBe('app://balcao/index.html')
    expect(standIn.schemes).toEqual([
      {
        scheme: 'app',
        privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
      },
    ])
    const page = await standIn.served.get('app')?.(new Request('app://balcao/index.html'))
    expect(await page?.text()).toBe('<!doctype html>')
  })

  test('the window shows itself only once it has something to show', async () => {
    const window = await start()
    expect([window.options.show, window.told]).toEqual([false, []])
    window.emit('ready-to-show')
    expect(window.told).toEqual(['show'])
  })

  test('the page runs sandboxed, isolated and without Node', async () => {
    const { webPreferences } = (await start()).options
    expect(webPreferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    })
    expect(webPreferences?.['preload']).toMatch(/preload[/\\]preload\.cjs$/)
  })

  test('a second instance ends and opens nothing', async () => {
    standIn.isFirstInstance = false
    await run()
    expect([standIn.endings, standIn.windows]).toEqual([['quit'], []])
  })

  test('the first instance comes forward when a second one is started', async () => {
    const window = await start()
    window.minimized = true
    app.emit('second-instance', {}, ['balcao', 'balcao://whatever'], folder)
    expect(window.told).toEqual(['restore', 'show', 'focus'])
  })

  test('switches of Chromium and links do not keep it from starting', async () => {
    const window = await start('--no-sandbox', '--inspect=0', 'balcao://open', '--host', 'electron')
    expect(window.url).toBe('app://balcao/index.html')
  })

  test('an address that is none is refused with a sentence', async () => {
    await run('--relay', 'not an address')
    expect(standIn.endings).toEqual(['exit 1'])
    expect(standIn.errorBoxes[0]?.content).toContain('--relay')
  })

  test('a data folder that another console works on is refused with a sentence', async () => {
    await start()
    await run()
    await until('the second start ended', () => standIn.endings.length > 0)
    expect(standIn.endings).toEqual(['exit 1'])
    expect(standIn.errorBoxes[0]?.content).toContain('já está aberto')
  })

  test('why it cannot open is said in the language of the system', async () => {
    const { languageOf } = await import('../../../main/electron/refusals.ts')
    const [german, portuguese, british] = [
      ['de', 'en-GB'],
      ['fr', 'pt'],
      ['en-GB', 'pt-BR'],
    ]
    expect([german, portuguese, british, ['de'], []].map(languageOf)).toEqual([
      ...['en', 'pt-BR', 'en', 'pt-BR', 'pt-BR'],
    ])
    standIn.languages = ['en-US']
    await run('--relay', 'not an address')
    expect(standIn.errorBoxes.at(-1)?.content).toMatch(/^Balcão was set up .*\n\n--relay must be /s)
    standIn.languages = ['pt-BR']
    await run('--relay', 'not an address')
    expect(standIn.errorBoxes.at(-1)?.content).toMatch(/^O Balcão foi .*\n\n--relay must be /s)
  })

  test('a packed app takes no other screen than its own', async () => {
    app.isPackaged = true
    await run()
    await until('it ended', () => standIn.endings.length > 0)
    expect(standIn.errorBoxes[0]?.content).toContain('npm run build')
  })
})

describe('end', () => {
  test('the console stops before the app does, and a second ending does no harm', async () => {
    await start()
    const first = emitWillQuit()
    const second = emitWillQuit()
    expect([first, second]).toEqual([true, true])
    await until('the app ended', () => standIn.endings.length > 0)
    expect(standIn.endings).toEqual(['exit 0'])
    await start()
    expect(standIn.windows).toHaveLength(2)
  })

  test('closing the window ends the app', async () => {
    await start()
    app.emit('window-all-closed')
    expect(standIn.endings).toEqual(['quit'])
    standIn.endings.length = 0
  })
})

describe('the seal', () => {
  test('goes through the keyring and back', async () => {
    const { openSealing } = await import('../../../main/electron/seal.ts')
    const sealing = openSealing({ allowPlain: false })
    if (sealing.outcome !== 'available') throw new Error('no seal')
    const key = new Uint8Array([0, 1, 254, 255])
    const sealed = sealing.seal.seal(key)
    expect(Buffer.from(sealed)).not.toEqual(Buffer.from(key))
    expect([...sealing.seal.open(sealed)]).toEqual([...key])
  })

  test.runIf(process.platform === 'linux')('is refused without a keyring', async () => {
    const { openSealing } = await import('../../../main/electron/seal.ts')
    standIn.keyring = 'basic_text'
    standIn.encryptionAvailable = false
    expect(openSealing({ allowPlain: false })).toEqual({ outcome: 'refused' })
    expect(openSealing({ allowPlain: true }).outcome).toBe('available')
  })

  test('a keyring that does not answer keeps the app from starting, with a sentence', async () => {
    standIn.encryptionAvailable = false
    await run()
    await until('it ended', () => standIn.endings.length > 0)
    expect([standIn.endings, standIn.windows]).toEqual([['exit 1'], []])
    expect(standIn.errorBoxes[0]?.content).toContain('chaveiro')
    expect(existsSync(join(folder, 'data', 'users'))).toBe(false)
  })
})
