import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Notices as NoticesClass } from '../../../main/electron/notices.ts'
import type { ShellNotice, ShellWish } from '../../../shared/shell.ts'
import { BrowserWindow, resetStandIn, standIn } from '../../support/stand-in-electron.ts'
import { until } from '../../support/wait.ts'

vi.mock('electron', () => import('../../support/stand-in-electron.ts'))

const { Notices } = await import('../../../main/electron/notices.ts')
const { hearOrders } = await import('../../../main/electron/shell-orders.ts')

const id = (last: number) => `00000000-0000-4000-8000-00000000000${last}`
const to = {
  agentId: id(1),
  conversationId: id(2),
  attendanceId: id(3),
  fence: 4,
  seenSeq: 50,
}
const told: ShellNotice = {
  noticeId: id(9),
  group: id(2),
  title: 'Maria Fictícia',
  body: 'Quando passam?',
  silent: false,
  reply: { placeholder: 'Responder a Maria Fictícia', to },
  action: null,
}

let window: BrowserWindow
let wishes: ShellWish[]
let logged: string[]
let asked: { channel: string; args: unknown }[]
let answer: () => Promise<unknown>

beforeEach(() => {
  resetStandIn()
  window = new BrowserWindow({})
  wishes = []
  logged = []
  asked = []
  answer = async () => ({ outcome: 'sent', heldUntil: null })
})

describe('a notice in which one can write', () => {
  test.for([
    ['win32', true],
    ['darwin', true],
    ['linux', undefined],
  ] as const)('on %s it has a field: %s', ([platform, hasReply]) => {
    open(platform).show(told)
    const [notice] = standIn.notices
    expect(notice?.options.hasReply).toBe(hasReply)
    expect(notice?.options).toMatchObject({ title: told.title, body: told.body, silent: false })
    expect(notice?.state).toBe('shown')
  })

  test('what is written goes to the console with what the notice had shown, once', async () => {
    open('win32').show(told)
    write('Hoje à tarde')
    write('Hoje à tarde')
    await until('it was asked', () => asked.length > 0)
    expect(asked).toEqual([{ channel: 'reply-from-notice', args: { ...to, text: 'Hoje à tarde' } }])
    expect([window.told, wishes]).toEqual([[], []])
  })

  test('what became a draft brings the window forward', async () => {
    answer = async () => ({ outcome: 'kept', because: { kind: 'look-twice' } })
    open('win32').show(told)
    write('Seu CPF é 529.982.247-25')
    await until('it came', () => window.told.includes('focus'))
  })

  test('what the console could not even keep is handed to the screen, and nothing of it is logged', async () => {
    answer = async () => {
      throw new Error('disk full: Hoje à tarde')
    }
    open('win32').show(told)
    write('Hoje à tarde')
    await until('the screen has it', () => wishes.length > 0)
    expect(wishes).toEqual([{ name: 'reply-left', to, text: 'Hoje à tarde' }])
    expect([logged, window.told]).toEqual([['notice-reply-failed'], ['show', 'focus']])
  })

  test('an empty field is as good as a press', () => {
    open('win32').show(told)
    write('  \n')
    expect([asked, wishes]).toEqual([[], [{ name: 'notice-pressed', noticeId: told.noticeId }]])
  })
})

test('pressed, it brings the window forward, and so does its button; the screen is told which', () => {
  open('linux').show({ ...told, reply: null, action: 'Desfazer o envio' })
  const [notice] = standIn.notices
  expect(notice?.options.actions).toEqual([{ type: 'button', text: 'Desfazer o envio' }])
  notice?.emit('click', {})
  notice?.emit('action', { actionIndex: 0 })
  expect(window.told).toEqual(['show', 'focus', 'show', 'focus'])
  expect(wishes.map(({ name }) => name)).toEqual(['notice-pressed', 'notice-acted'])
})

test('it goes when the screen says so, and all of them go with the page', () => {
  const notices = open('win32')
  for (const last of [6, 7, 8]) notices.show({ ...told, noticeId: id(last) })
  const states = () => standIn.notices.map(({ state }) => state)
  notices.close(id(7))
  expect(states()).toEqual(['shown', 'closed', 'shown'])
  notices.closeAll()
  expect(states()).toEqual(['closed', 'closed', 'closed'])
})

test('orders are heard from the screen alone, and as the contract has them', async () => {
  const obeyed: unknown[] = []
  hearOrders(
    asElectrons(window),
    (order) => obeyed.push(order),
    (code) => logged.push(code),
  )
  const order = { name: 'show-notice', notice: told }
  const screen = { sender: window.webContents, senderFrame: window.webContents.mainFrame }
  const say = async (event: object, said: unknown) =>
    standIn.handlers.get('tell-shell')?.(event, said)
  await say(screen, order)
  await expect(say({ ...screen, senderFrame: null }, order)).rejects.toThrow(/^refused$/)
  await expect(say(screen, { name: 'quit' })).rejects.toThrow(/^refused$/)
  await expect(
    say(screen, { name: 'show-notice', notice: { ...told, title: 'a'.repeat(201) } }),
  ).rejects.toThrow(/^refused$/)
  expect([obeyed, logged]).toEqual([[order], Array(3).fill('order-refused')])
})

function open(platform: NodeJS.Platform): NoticesClass {
  const call = async (channel: string, args: unknown) => {
    asked.push({ channel, args })
    return answer()
  }
  return new Notices({
    ...{ window: asElectrons(window), platform },
    console: { call } as never,
    wish: (wish) => wishes.push(wish),
    log: (code) => logged.push(code),
  })
}

/** A stand-in window is not all of a window: of this one, the shell asks what it answers. */
function asElectrons(one: BrowserWindow): never {
  return one as never
}

function write(reply: string): void {
  standIn.notices.at(-1)?.emit('reply', { reply })
}
