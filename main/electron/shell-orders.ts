import { type BrowserWindow, ipcMain } from 'electron'
import { type ShellOrder, type ShellWish, shellOrderSchema } from '../../shared/shell.ts'
import type { Log } from '../log.ts'
import { isFromScreen } from './ipc.ts'

/** Hears what the screen wants of the shell: from the screen alone, and nothing that is not of the contract. */
export function hearOrders(
  window: BrowserWindow,
  obey: (order: ShellOrder) => void,
  log: Log,
): void {
  ipcMain.handle('tell-shell', (event, said: unknown) => {
    const order = shellOrderSchema.safeParse(said)
    if (!isFromScreen(event, window) || !order.success) {
      log('order-refused')
      throw new Error('refused')
    }
    obey(order.data)
  })
}

/** Tells the screen what a person wanted of the shell. */
export function wishOf(window: BrowserWindow): (wish: ShellWish) => void {
  return (wish) => {
    if (!window.isDestroyed()) window.webContents.send('shell-wish', wish)
  }
}
