import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { menuWordsIn } from '../../../main/electron/menu-words.ts'
import { nobodyHere } from '../../../shared/shell.ts'
import { aShellForEachTest, folder, quit, start } from '../../support/electron-shell.ts'
import { type BrowserWindow, type Menu, standIn } from '../../support/stand-in-electron.ts'

vi.mock('electron', () => import('../../support/stand-in-electron.ts'))

aShellForEachTest()

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
