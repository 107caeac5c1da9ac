import { registerHooks } from 'node:module'
import { app, standIn } from './stand-in-electron.ts'
import { until } from './wait.ts'

/**
 * `node --import` this before the bundled shell: it gives the bundle the stand-in for `electron`,
 * asks it one thing as the screen would, prints the answer, and closes the app.
 */
registerHooks({
  resolve(specifier, context, next) {
    if (specifier === 'electron') return next('./stand-in-electron.ts', fromHere(context))
    // The bundle lies outside the repository here; packed, it has its own node_modules.
    if (specifier === 'better-sqlite3') return next(specifier, fromHere(context))
    return next(specifier, context)
  },
})

function fromHere<T>(context: T): T & { parentURL: string } {
  return { ...context, parentURL: import.meta.url }
}

async function beTheScreen(): Promise<void> {
  const window = await until('the window loads', () => standIn.windows.find(({ url }) => url))
  const sender = window.webContents
  const event = { sender, senderFrame: sender.mainFrame }
  const status = await standIn.handlers.get('get-status')?.(event, {})
  const page = await standIn.served.get('app')?.(new Request(window.url ?? ''))
  process.stdout.write(JSON.stringify({ status, page: await page?.text() }))
  app.emit('will-quit', { preventDefault: () => {} })
}

void beTheScreen()
