import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app, type BrowserWindow, dialog, protocol, session } from 'electron'
import { writeCompiled } from '../compiled-code.ts'
import { type Console, createConsole } from '../console.ts'
import { usualDataDir } from '../data-dir.ts'
import type { Log } from '../log.ts'
import { parseArgs } from '../parse-args.ts'
import { readStartOptions, type StartOptions } from '../start-options.ts'
import { DataFolderInUseError } from '../store/data-folder-lock.ts'
import { readStaticFiles } from '../web/static-files.ts'
import { appPage, appScheme, serveScreen } from './app-protocol.ts'
import { answerCalls } from './ipc.ts'
import { WindowMenus } from './menu.ts'
import { confine } from './navigation.ts'
import { Notices } from './notices.ts'
import { denyPermissions } from './permissions.ts'
import { refusalSentence } from './refusals.ts'
import { openSealing } from './seal.ts'
import { hearOrders, wishOf } from './shell-orders.ts'
import { checkSpelling } from './spelling.ts'
import { DeskTray } from './tray.ts'
import { createWindow, showWindow } from './window.ts'

/** The same as in electron-builder.yml: it ties windows, shortcut and notifications together. */
const APP_ID = 'br.gov.municipio.balcao'

/** By which Windows brings back what was written in a notice. Never change it either. */
const TOAST_ACTIVATOR = '{40C956FF-EF0B-4B89-B959-35EE8BB60078}'

const log: Log = (code, details = {}) => {
  process.stderr.write(`${JSON.stringify({ at: Date.now(), code, ...details })}\n`)
}

const read = readStartOptions(ownArguments())
if (read.outcome === 'read') launch(read.options)
else refuse(refusalSentence('misconfigured', read.sentence))

/** What has to be said before Electron is ready. */
function launch(options: StartOptions): void {
  const dataDir = options.dataDir ?? usualDataDir()
  const profile = join(dataDir, 'electron')
  mkdirSync(profile, { recursive: true, mode: 0o700 })
  app.setPath('userData', profile)
  // Before the id: together they go into the shortcut through which Windows finds us.
  if (process.platform === 'win32') app.setToastActivatorCLSID(TOAST_ACTIVATOR)
  app.setAppUserModelId(APP_ID)
  app.enableSandbox()
  protocol.registerSchemesAsPrivileged([appScheme])
  app.on('web-contents-created', (_event, contents) => confine(contents, log))
  // One instance a profile: a second one hands over to the first and ends.
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return
  }
  // Not awaited: Electron becomes ready only once this module has been evaluated.
  app
    .whenReady()
    .then(() => open(options, dataDir))
    .catch((error: unknown) => {
      if (error instanceof DataFolderInUseError) return refuse(refusalSentence('folder-in-use'))
      log('start-failed', { error: error instanceof Error ? error.name : 'unknown' })
      refuse(refusalSentence('unexpected'))
    })
}

async function open(options: StartOptions, dataDir: string): Promise<void> {
  const files = readStaticFiles(options.rendererDir ?? join(import.meta.dirname, '..', 'renderer'))
  if (!files) return refuse(refusalSentence('not-built'))
  const sealing = openSealing({ allowPlain: !app.isPackaged })
  if (sealing.outcome === 'refused') return refuse(refusalSentence('no-keyring'))
  // In memory only: what the relay answers never reaches Chromium's cache on the disk. Like
  // `net.fetch`, it obeys the system's proxy and certificates.
  const network = session.fromPartition('relay', { cache: false })
  const console = createConsole({
    dataDir,
    relayUrl: options.relayUrl,
    relayFixed: options.relayFixed,
    fetch: (url, init) => network.fetch(url, init),
    clock: Date.now,
    seal: sealing.seal,
    historyProgram: pathToFileURL(join(import.meta.dirname, 'history-thread.js')),
    log,
    ...(options.undoSeconds !== undefined && { undoSeconds: options.undoSeconds }),
  })
  await console.start()

  denyPermissions(session.defaultSession)
  checkSpelling(session.defaultSession, options.dictionariesUrl)
  protocol.handle(appScheme.scheme, serveScreen(files, console))
  const window = createWindow(join(dataDir, 'electron', 'window.json'), log)
  answerCalls(window, console, log)
  const notices = showOutside(window, console)
  keepRunning(window, async () => {
    notices.closeAll()
    await console.stop()
  })
  await window.loadURL(appPage)
}

/** Menus, notices and tray, as the screen says; what a page asked for goes with it. */
function showOutside(window: BrowserWindow, console: Console): Notices {
  const { platform } = process
  const wish = wishOf(window)
  const notices = new Notices({ window, console, wish, log, platform })
  const { language } = console.look()
  const menus = new WindowMenus(window, language)
  const tray = new DeskTray({ window, wish, platform, language })
  window.webContents.on('did-navigate', () => notices.closeAll())
  window.webContents.on('render-process-gone', () => notices.closeAll())
  hearOrders(
    window,
    (order) => {
      if (order.name === 'show-notice') notices.show(order.notice)
      else if (order.name === 'close-notice') notices.close(order.noticeId)
      else {
        menus.speak(order.desk.language)
        tray.show(order.desk)
      }
    },
    log,
  )
  return notices
}

/** Until the window is closed, or the system asks us to end; then the console closes its files. */
function keepRunning(window: BrowserWindow, stop: () => Promise<void>): void {
  let stopping = false
  app.on('second-instance', () => showWindow(window))
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', (event) => {
    event.preventDefault()
    if (stopping) return
    stopping = true
    stop()
      .catch(() => log('stop-failed'))
      .finally(() => {
        // `app.exit` leaves Node no time to do it.
        writeCompiled()
        app.exit(0)
      })
  })
}

/**
 * Chromium's switches and `balcao:` links stand among the arguments: only ours are read. Another
 * screen than the packed one would have all that an agent may do, so only a source tree takes it.
 */
function ownArguments(): string[] {
  const names = app.isPackaged ? ['relay', 'data'] : ['relay', 'data', 'renderer', 'undo-seconds']
  const { values } = parseArgs({
    args: process.argv.slice(app.isPackaged ? 1 : 2),
    strict: false,
    options: Object.fromEntries(names.map((name) => [name, { type: 'string' }])),
  })
  return names.flatMap((name) => {
    const value = values[name]
    return typeof value === 'string' ? [`--${name}=${value}`] : value ? [`--${name}`] : []
  })
}

function refuse(sentence: string): void {
  dialog.showErrorBox('Balcão', sentence)
  app.exit(1)
}
