import { describe, expect, test, vi } from 'vitest'
import type { Push } from '../../../shared/ipc/pushes.ts'
import { callSchemas } from '../../../shared/ipc.ts'
import { aShellForEachTest, call, start } from '../../support/electron-shell.ts'
import { type Frame, standIn, WebContents } from '../../support/stand-in-electron.ts'

vi.mock('electron', () => import('../../support/stand-in-electron.ts'))

aShellForEachTest()

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

async function callFrom(event: { sender: WebContents; senderFrame: Frame | null }) {
  return standIn.handlers.get('get-status')?.(event, {})
}
