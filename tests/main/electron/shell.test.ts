import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { menuWordsIn } from '../../../main/electron/menu-words.ts'
import type { Push } from '../../../shared/ipc/pushes.ts'
import { callSchemas } from '../../../shared/ipc.ts'
import { nobodyHere } from '../../../shared/shell.ts'
import { inRoot } from '../../../tools/root.ts'
import {
  app,
  type BrowserWindow,
  type Frame,
  type Menu,
  resetStandIn,
  standIn,
  WebContents,
} from '../../support/stand-in-electron.ts'
import { until } from '../../support/wait.ts'

vi.mock('electron', () => import('../../support/stand-in-electron.ts'))

let folder: string
let runs = 0
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

describe('where a window may go', () => {
  test.for([
    ['https://www.gov.br/pt-br?x=1', 'https://www.gov.br/pt-br?x=1'],
    ['http://palmas.to.gov.br', 'http://palmas.to.gov.br/'],
    ['HTTPS://Exemplo.com.br/á', 'https://exemplo.com.br/%C3%A1'],
  ])('%s opens in the browser, never in the app', async ([url = '', opened]) => {
    const { webContents } = await start()
    expect(webContents.openWindow?.({ url })).toEqual({ action: 'deny' })
    expect(navigate(webContents, url)).toBe('prevented')
    expect(standIn.openedLinks).toEqual([opened, opened])
  })

  test.for([
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'blob:app://balcao/1',
    'about:blank',
    'app://another/index.html',
    'balcao://open',
    'ms-msdt:/id PCWDiagnostic',
    'smb://server/share',
    'https://www.gov.br@mau.example.org/',
    `https://exemplo.com.br/${'x'.repeat(2_000)}`,
    'not an address',
  ])('%s goes nowhere at all', async (url) => {
    const { webContents } = await start()
    expect(webContents.openWindow?.({ url })).toEqual({ action: 'deny' })
    expect(navigate(webContents, url)).toBe('prevented')
    expect(standIn.openedLinks).toEqual([])
  })

  test('the page may load itself again, and nothing may load inside it', async () => {
    const { webContents } = await start()
    expect(navigate(webContents, 'app://balcao/index.html')).toBe('allowed')
    expect(navigate(webContents, 'app://balcao/index.html#fila')).toBe('allowed')
    expect(navigate(webContents, 'app://balcao/assets/other.html')).toBe('prevented')
    expect(navigate(webContents, 'https://www.gov.br', false)).toBe('prevented')
    expect(standIn.openedLinks).toEqual([])
  })

  test('no webview, no redirect; whatever window comes up is confined the same way', async () => {
    await start()
    const stranger = new WebContents()
    app.emit('web-contents-created', {}, stranger)
    expect([
      isPrevented(stranger, 'will-attach-webview'),
      isPrevented(stranger, 'will-redirect'),
      stranger.openWindow?.({ url: 'about:blank' }),
    ]).toEqual([true, true, { action: 'deny' }])
  })
})

describe('permissions', () => {
  test('the screen may write the clipboard and show notices; nothing else, and nobody else', async () => {
    await start()
    const page = 'app://balcao/index.html'
    const asked = [
      ['clipboard-sanitized-write', page],
      ['notifications', page],
      ['clipboard-sanitized-write', 'https://www.gov.br/'],
      ['notifications', 'https://www.gov.br/'],
      ['clipboard-read', page],
      ['media', page],
      ['geolocation', page],
      ['openExternal', page],
      ['fullscreen', page],
      ['unknown', page],
    ] as const
    const granted = asked.map(([permission, url]) => requestPermission(permission, url, []))
    const checked = asked.map(([permission, url]) =>
      standIn.permissions.check?.(null, permission, new URL('/', url).href, {}),
    )
    expect(granted).toEqual([true, true, ...asked.slice(2).map(() => false)])
    expect(checked).toEqual(granted)
    expect(standIn.permissions.device?.({})).toBe(false)
  })

  test('the screen may use the microphone; nobody else, and never the camera', async () => {
    await start()
    const page = 'app://balcao/index.html'
    const asked = [
      [page, ['audio'], true],
      [page, ['video'], false],
      [page, ['audio', 'video'], false],
      [page, ['unknown'], false],
      ['https://www.gov.br/', ['audio'], false],
    ] as const
    for (const [url, media, isGranted] of asked) {
      expect(requestPermission('media', url, media)).toBe(isGranted)
      const checked = media.map((mediaType) =>
        standIn.permissions.check?.(null, 'media', new URL('/', url).href, { mediaType }),
      )
      expect(checked.every(Boolean)).toBe(isGranted)
    }
  })
})

describe('calls', () => {
  test('each channel of the contract is answered, the shell’s own too, and no other', async () => {
    await start()
    const contract = [...Object.keys(callSchemas), 'tell-shell']
    expect([...standIn.handlers.keys()].sort()).toEqual(contract.sort())
  })

  test('the screen is answered by the console', async () => {
    const window = await start('--relay', 'http://127.0.0.1:9')
    expect(await call(window, 'get-status', {})).toMatchObject({
      relayUrl: 'http://127.0.0.1:9',
      relayFixed: true,
      session: { state: 'signed-out' },
    })
  })

  test('arguments that are not of the contract are refused with a code', async () => {
    const window = await start()
    await expect(call(window, 'set-relay', { url: 7 })).rejects.toThrow(/^malformed$/)
    await expect(call(window, 'count-queue', {})).rejects.toThrow(/^signed-out$/)
  })

  test('a stranger is not answered', async () => {
    const window = await start()
    const { webContents } = window
    const inside: Frame = { origin: 'app://balcao', parent: webContents.mainFrame }
    const senders = [
      { sender: webContents, senderFrame: null },
      { sender: webContents, senderFrame: inside },
      { sender: new WebContents(), senderFrame: webContents.mainFrame },
    ]
    for (const event of senders) await expect(callFrom(event)).rejects.toThrow(/^stranger$/)
    webContents.mainFrame.origin = 'https://www.gov.br'
    await expect(call(window, 'get-status', {})).rejects.toThrow(/^stranger$/)
  })

  test('pushes reach the screen until it is gone', async () => {
    const { answerCalls } = await import('../../../main/electron/ipc.ts')
    const window = await start()
    const listeners = new Set<(push: Push) => void>()
    const push: Push = { name: 'queue-changed', payload: {} }
    const tell = () => {
      for (const listener of listeners) listener(push)
    }
    const onPush = (listener: (push: Push) => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    }
    // A stand-in window is not all of a window: of this one, the shell asks what it answers.
    answerCalls(window as never, { call: async () => null, onPush } as never, () => {})

    tell()
    window.webContents.destroyed = true
    tell()
    window.emit('closed')
    expect(window.webContents.sent).toEqual([{ channel: 'push', payload: push }])
    expect(listeners.size).toBe(0)
  })

  test('a defect of the console is told as no more than that', async () => {
    const { answerCalls } = await import('../../../main/electron/ipc.ts')
    const window = await start()
    const logged: string[] = []
    const call = async () => {
      throw new TypeError('Maria, 63 99999-0001')
    }
    const onPush = () => () => {}
    answerCalls(window as never, { call, onPush } as never, (code) => logged.push(code))
    const event = { sender: window.webContents, senderFrame: window.webContents.mainFrame }
    await expect(callFrom(event)).rejects.toThrow(/^internal$/)
    expect(logged).toEqual(['call-failed'])
  })
})

describe('the window', () => {
  test('opens next time as it was left', async () => {
    const window = await start()
    window.bounds = { x: 300, y: 200, width: 1000, height: 700 }
    window.maximized = true
    zoomBy(window, 'Ampliar')
    await quit()
    const again = await start()
    expect(again.options).toMatchObject({ x: 300, y: 200, width: 1000, height: 700 })
    expect(again.options.webPreferences?.zoomFactor).toBe(1.1)
    again.emit('ready-to-show')
    expect(again.told).toEqual(['maximize', 'show'])
  })

  test('comes back inside the displays that are there', async () => {
    const window = await start()
    window.bounds = { x: 2500, y: 1500, width: 1000, height: 700 }
    await quit()
    const again = await start()
    expect(again.options).toMatchObject({ x: 920, y: 340, width: 1000, height: 700 })
  })

  test('a damaged state is as good as none', async () => {
    mkdirSync(join(folder, 'data', 'electron'), { recursive: true })
    writeFileSync(join(folder, 'data', 'electron', 'window.json'), '{"bounds":{"x":1e9}}')
    const { options } = await start()
    expect(options).toMatchObject({ x: 320, y: 120, width: 1280, height: 800 })
  })

  test('zooms by menu and by wheel, never past 200 %', async () => {
    const window = await start()
    for (let turn = 0; turn < 9; turn++) window.webContents.emit('zoom-changed', {}, 'in')
    expect(window.webContents.zoomFactor).toBe(2)
    zoomBy(window, 'Reduzir')
    expect(window.webContents.zoomFactor).toBe(1.75)
    zoomBy(window, 'Tamanho normal')
    expect(window.webContents.zoomFactor).toBe(1)
  })

  test('what the screen says of the desk stands in the tray; its notices end with the program', async () => {
    const window = await start()
    const [sender, senderFrame] = [window.webContents, window.webContents.mainFrame]
    const say = (order: unknown) =>
      standIn.handlers.get('tell-shell')?.({ sender, senderFrame }, order)
    await say({ name: 'describe-desk', desk: { ...nobodyHere, isSignedIn: true, unread: 3 } })
    expect(standIn.trays.map(({ image, tip }) => [image, tip])).toEqual([
      ['tray-3.png', 'Balcão · 3 conversas por ler'],
    ])
    const noticeId = '00000000-0000-4000-8000-000000000001'
    const words = { group: 'queue', title: 'Balcão', body: 'Chegou gente', silent: false }
    const notice = { noticeId, ...words, reply: null, action: null }
    await say({ name: 'show-notice', notice })
    expect(standIn.notices.map(({ state }) => state)).toEqual(['shown'])
    await quit()
    expect(standIn.notices.map(({ state }) => state)).toEqual(['closed'])
  })

  test('a page that is gone takes its notices along', async () => {
    const { webContents } = await start()
    const [sender, senderFrame] = [webContents, webContents.mainFrame]
    for (const [at, event] of ['did-navigate', 'render-process-gone'].entries()) {
      const noticeId = `00000000-0000-4000-8000-00000000000${at}`
      const words = { group: 'queue', title: 'Balcão', body: 'Chegou gente', silent: false }
      const order = {
        name: 'show-notice',
        notice: { noticeId, ...words, reply: null, action: null },
      }
      await standIn.handlers.get('tell-shell')?.({ sender, senderFrame }, order)
      webContents.emit(event, {}, { reason: 'crashed' })
      expect(standIn.notices.at(-1)?.state).toBe('closed')
    }
  })

  test('its menus speak the language of whoever sits here, and are made anew only for another one', async () => {
    const window = await start()
    const [sender, senderFrame] = [window.webContents, window.webContents.mainFrame]
    const say = (desk: object) =>
      standIn.handlers.get('tell-shell')?.(
        { sender, senderFrame },
        { name: 'describe-desk', desk: { ...nobodyHere, ...desk } },
      )
    const heads = () => window.menu?.template.map(({ label }) => label)
    expect(heads()).toEqual(['Arquivo', 'Editar', 'E&xibir', 'Janela'])
    const before = window.menu
    await say({ unread: 1 })
    expect(window.menu).toBe(before)
    await say({ language: 'en' })
    expect(heads()).toEqual(['File', 'Edit', 'View', 'Window'])
    expect(itemsOf(window.menu).filter((label) => label !== undefined)).not.toContain('Ampliar')
    const selected = { isEditable: false, selectionText: 'a word' }
    window.webContents.emit('context-menu', {}, selected)
    expect(standIn.shownMenus.at(-1)?.template.map(({ label }) => label)).toEqual(['Copy'])
    await say({})
    expect(heads()).toEqual(['Arquivo', 'Editar', 'E&xibir', 'Janela'])
  })

  test('a packed app offers no developer tools', async () => {
    const { createMenu } = await import('../../../main/electron/menu.ts')
    const window = await start()
    const roles = (packaged: boolean) =>
      rolesOf(createMenu(window as never, packaged, menuWordsIn['pt-BR']) as never)
    expect(roles(true)).not.toContain('toggleDevTools')
    expect(roles(false)).toContain('toggleDevTools')
    expect(roles(true)).toEqual(expect.arrayContaining(['quit', 'undo', 'paste', 'selectAll']))
  })

  test('a screen that crashed is loaded again, but not over and over', async () => {
    const { webContents } = await start()
    webContents.emit('render-process-gone', {}, { reason: 'crashed' })
    webContents.emit('render-process-gone', {}, { reason: 'crashed' })
    expect(webContents.reloads).toBe(1)
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

/** Runs the shell's entry, as Electron does. */
async function run(...args: string[]): Promise<void> {
  const own = ['--data', join(folder, 'data'), '--renderer', join(folder, 'screen')]
  process.argv = [...process.argv.slice(0, 1), ...(app.isPackaged ? [] : ['.']), ...own, ...args]
  // The query makes it another module each time; what it imports stays the same.
  await import(/* @vite-ignore */ `${inRoot('main', 'electron', 'entry.ts')}?run=${++runs}`)
}

/** Runs it, and waits for its window. */
async function start(...args: string[]): Promise<BrowserWindow> {
  const before = standIn.windows.length
  await run(...args)
  return until('the window loads', () => {
    const window = standIn.windows[before]
    return window?.url ? window : null
  })
}

/** As when the person closes the window. */
async function quit(): Promise<void> {
  if (!app.listenerCount('will-quit')) return
  standIn.windows.at(-1)?.emit('close')
  standIn.endings.length = 0
  emitWillQuit()
  await until('the app ended', () => standIn.endings.length > 0)
  app.removeAllListeners()
}

function emitWillQuit(): boolean {
  let prevented = false
  app.emit('will-quit', {
    preventDefault: () => {
      prevented = true
    },
  })
  return prevented
}

function navigate(contents: WebContents, url: string, isMainFrame = true): 'prevented' | 'allowed' {
  return isPrevented(contents, 'will-frame-navigate', { url, isMainFrame })
    ? 'prevented'
    : 'allowed'
}

function isPrevented(contents: WebContents, name: string, details: object = {}): boolean {
  let prevented = false
  contents.emit(name, {
    ...details,
    preventDefault: () => {
      prevented = true
    },
  })
  return prevented
}

function requestPermission(
  permission: string,
  requestingUrl: string,
  mediaTypes: readonly string[],
): boolean {
  let granted = true
  standIn.permissions.request?.(
    null,
    permission,
    (answer) => {
      granted = answer
    },
    { requestingUrl, mediaTypes },
  )
  return granted
}

async function call(window: BrowserWindow | undefined, channel: string, args: unknown) {
  const sender = window?.webContents
  return standIn.handlers.get(channel)?.({ sender, senderFrame: sender?.mainFrame }, args)
}

async function callFrom(event: { sender: WebContents; senderFrame: Frame | null }) {
  return standIn.handlers.get('get-status')?.(event, {})
}

function zoomBy(window: BrowserWindow, label: string): void {
  const items = window.menu?.template.flatMap(({ submenu = [] }) => submenu)
  items?.find((item) => item.label === label)?.click?.()
}

function itemsOf(menu: Menu | null): (string | undefined)[] {
  return menu?.template.flatMap(({ submenu = [] }) => submenu.map(({ label }) => label)) ?? []
}

function rolesOf(menu: Menu): (string | undefined)[] {
  return menu.template.flatMap(({ submenu = [] }) => submenu.map(({ role }) => role))
}
