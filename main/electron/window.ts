import { join } from 'node:path'
import { app, BrowserWindow, type Rectangle, screen } from 'electron'
import type { Log } from '../log.ts'
import { keepWindowState, placeWindow, readWindowState, smallestWindow } from './window-state.ts'
import { zoom } from './zoom.ts'

const MIN_MS_BETWEEN_RELOADS = 10_000

/** The one window. It shows itself once the screen has been drawn for the first time. */
export function createWindow(statePath: string, log: Log): BrowserWindow {
  const state = readWindowState(statePath)
  const window = new BrowserWindow({
    ...placeWindow(state?.bounds ?? null, workAreas()),
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    title: 'Balcão',
    icon: join(import.meta.dirname, 'icon.png'),
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload: join(import.meta.dirname, '..', 'preload', 'preload.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: true,
      devTools: !app.isPackaged,
      zoomFactor: state?.zoom ?? 1,
    },
  })
  keepWindowState(window, statePath)
  window.once('ready-to-show', () => {
    if (state?.maximized) window.maximize()
    window.show()
  })
  window.webContents.on('zoom-changed', (_event, direction) => zoom(window, direction))
  reloadWhenGone(window, log)
  return window
}

/** Brings the window before the person who started Balcão a second time. */
export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

/** A screen that crashed comes back by itself; one that crashes at once again stays away. */
function reloadWhenGone(window: BrowserWindow, log: Log): void {
  let reloadedAt = Number.NEGATIVE_INFINITY
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log('screen-gone', { reason })
    if (reason === 'clean-exit' || performance.now() - reloadedAt < MIN_MS_BETWEEN_RELOADS) return
    reloadedAt = performance.now()
    window.webContents.reload()
  })
}

function workAreas(): [Rectangle, ...Rectangle[]] {
  const primary = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id)
  return [primary.workArea, ...others.map(({ workArea }) => workArea)]
}
