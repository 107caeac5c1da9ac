import { existsSync } from 'node:fs'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { describeTray } from '../../../main/electron/describe-tray.ts'
import { type DeskState, nobodyHere, type ShellWish } from '../../../shared/shell.ts'
import { inRoot } from '../../../tools/root.ts'
import { app, BrowserWindow, resetStandIn, standIn } from '../../support/stand-in-electron.ts'

vi.mock('electron', () => import('../../support/stand-in-electron.ts'))

const { DeskTray } = await import('../../../main/electron/tray.ts')

const here: DeskState = { ...nobodyHere, isSignedIn: true, isConnected: true, receiving: true }

describe('what stands in the tray', () => {
  test.for<[string, Partial<DeskState>, string]>([
    ['nothing new', {}, 'Balcão'],
    ['one unread', { unread: 1 }, 'Balcão · 1 conversa por ler'],
    ['several', { unread: 12 }, 'Balcão · 12 conversas por ler'],
    ['a pause', { receiving: false }, 'Balcão · sem receber atendimentos'],
    ['rules give nobody any', { receiving: null }, 'Balcão'],
    ['left in peace', { isQuiet: true, unread: 2 }, 'Balcão · 2 conversas por ler · não perturbe'],
    ['in English', { language: 'en', unread: 2 }, 'Balcão · 2 unread conversations'],
    ['nobody', nobodyHere, 'Balcão'],
  ])('%s', ([, desk, tip]) => {
    expect(describeTray({ ...here, ...desk }).tip).toBe(tip)
  })

  test('a count has a picture of its own up to nine, in both sizes, on the task bar too', () => {
    const counts = [0, 1, 9, 10, 400].map((unread) => describeTray({ ...here, unread }).count)
    expect(counts).toEqual(['0', '1', '9', 'more', 'more'])
    for (const count of counts) {
      for (const size of ['', '@2x']) {
        expect(existsSync(inRoot('resources', 'tray', `tray-${count}${size}.png`))).toBe(true)
        const badge = inRoot('resources', 'tray', `badge-${count}${size}.png`)
        expect(existsSync(badge)).toBe(count !== '0')
      }
    }
  })

  test.for<[string, Partial<DeskState>, (string | null)[]]>([
    ['nobody', nobodyHere, ['Abrir o Balcão', null, 'Sair do Balcão']],
    [
      'who receives by rules',
      {},
      [
        'Abrir o Balcão',
        null,
        '✓ Receber atendimentos',
        '  Não perturbe',
        'Bloquear agora',
        null,
        'Sair do Balcão',
      ],
    ],
    [
      'who does not, and is left in peace',
      { receiving: null, isQuiet: true },
      ['Abrir o Balcão', null, '✓ Não perturbe', 'Bloquear agora', null, 'Sair do Balcão'],
    ],
    [
      'who has no connection: it cannot be changed, and says why',
      { isConnected: false },
      [
        'Abrir o Balcão',
        null,
        '- Receber atendimentos: só muda com conexão',
        '  Não perturbe',
        'Bloquear agora',
        null,
        'Sair do Balcão',
      ],
    ],
    [
      'who paused, in English',
      { receiving: false, language: 'en' },
      [
        'Open Balcão',
        null,
        '  Receive attendances',
        '  Do not disturb',
        'Lock now',
        null,
        'Quit Balcão',
      ],
    ],
  ])('the menu of %s', ([, desk, expected]) => {
    const entries = describeTray({ ...here, ...desk }).entries.map((entry) => {
      if (entry?.isOn === undefined) return entry?.label ?? null
      if (entry.isDisabled) return `- ${entry.label}`
      return `${entry.isOn ? '✓' : ' '} ${entry.label}`
    })
    expect(entries).toEqual(expected)
  })
})

describe('the tray', () => {
  let window: BrowserWindow
  let wishes: ShellWish[]

  beforeEach(() => {
    resetStandIn()
    window = new BrowserWindow({})
    wishes = []
  })

  test('leads to the window by a press, and by its menu to all that it names', () => {
    open('linux').show(here)
    const [tray] = standIn.trays
    tray?.emit('click')
    for (const item of tray?.menu?.template ?? []) item.click?.()
    expect(window.told).toEqual(['show', 'focus', 'show', 'focus'])
    expect(wishes).toEqual(['receiving', 'quiet', 'lock'].map((of) => ({ name: 'asked', of })))
    expect(standIn.endings).toEqual(['quit'])
  })

  test('is in the language of who was here last, and ticks only what the screen says', () => {
    const tray = open('linux')
    const items = () =>
      standIn.trays[0]?.menu?.template.map(({ label, checked }) => [label, checked])
    expect(items()?.[0]).toEqual(['Open Balcão', undefined])
    tray.show(here)
    const before = standIn.trays[0]?.menu
    before?.template.find(({ label }) => label === 'Não perturbe')?.click?.()
    expect(standIn.trays[0]?.menu).not.toBe(before)
    expect(items()).toContainEqual(['Não perturbe', false])
  })

  test('what cannot be changed now cannot be pressed', () => {
    open('linux').show({ ...here, isConnected: false })
    const items = standIn.trays[0]?.menu?.template
    expect(items?.filter(({ enabled }) => enabled === false).map(({ label }) => label)).toEqual([
      'Receber atendimentos: só muda com conexão',
    ])
  })

  test('counts on the app’s icon, and on Windows as a picture with words', () => {
    open('linux').show({ ...here, unread: 12 })
    expect([standIn.trays[0]?.image, standIn.badge]).toEqual(['tray-more.png', 12])
    const tray = open('win32')
    tray.show({ ...here, unread: 12 })
    const description = 'Balcão · 12 conversas por ler'
    expect(window.overlay).toEqual({ image: 'badge-more.png', description })
    tray.show(here)
    expect(window.overlay).toBeNull()
  })

  test('closing the window closes it, unless its owner wants it in the tray', () => {
    const tray = open('linux')
    expect(closes()).toBe(true)
    tray.show({ ...here, closesToTray: true })
    expect(closes()).toBe(false)
    expect(window.told).toEqual(['hide'])
    tray.show(nobodyHere)
    expect(closes()).toBe(true)
  })

  test.for(['before-quit', 'query-session-end'])('%s: nothing stands in its way', (event) => {
    open('win32').show({ ...here, closesToTray: true })
    if (event === 'before-quit') app.emit(event)
    else window.emit(event, {})
    expect(closes()).toBe(true)
  })

  function open(platform: NodeJS.Platform) {
    // A stand-in window is not all of a window: of this one, the tray asks what it answers.
    const shown = window as never
    return new DeskTray({
      window: shown,
      wish: (wish) => wishes.push(wish),
      platform,
      language: 'en',
    })
  }

  function closes(): boolean {
    let isPrevented = false
    window.emit('close', {
      preventDefault: () => {
        isPrevented = true
      },
    })
    return !isPrevented
  }
})
