import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron'
import { type Channel, callSchemas } from '../../shared/ipc.ts'
import type { Console } from '../console.ts'
import { CallError } from '../ipc/call-error.ts'
import type { Log } from '../log.ts'
import { appOrigin } from './app-protocol.ts'

/**
 * Answers the screen's calls, from the screen alone: the main frame of this window, on our own
 * origin. What goes wrong is logged by its code; the screen is told no more than that it did.
 */
export function answerCalls(
  window: BrowserWindow,
  console: Pick<Console, 'call' | 'onPush'>,
  log: Log,
): void {
  for (const channel of Object.keys(callSchemas) as Channel[]) {
    ipcMain.handle(channel, async (event, args: unknown) => {
      if (!isFromScreen(event, window)) {
        log('call-from-stranger', { channel })
        throw new Error('stranger')
      }
      try {
        return await console.call(channel, args)
      } catch (error) {
        // Electron hands an error's text to the screen: only a code may be in it.
        if (error instanceof CallError) throw new Error(error.code)
        log('call-failed', { channel })
        throw new Error('internal')
      }
    })
  }
  const stopPushing = console.onPush((push) => {
    if (!window.webContents.isDestroyed()) window.webContents.send('push', push)
  })
  window.on('closed', stopPushing)
}

export function isFromScreen(
  { sender, senderFrame }: IpcMainInvokeEvent,
  window: BrowserWindow,
): boolean {
  return (
    sender === window.webContents &&
    senderFrame !== null &&
    senderFrame === sender.mainFrame &&
    senderFrame.origin === appOrigin
  )
}
