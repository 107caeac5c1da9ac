import { shell, type WebContents } from 'electron'
import type { Log } from '../log.ts'
import { appPage } from './app-protocol.ts'

const MAX_LINK_LENGTH = 2_000

/**
 * Keeps whatever runs in a window where it is: no other page, no second window, no webview. What a
 * citizen sent as a link opens in the person's own browser.
 */
export function confine(contents: WebContents, log: Log): void {
  // For the main frame and for any frame inside it; the page may only load itself again.
  contents.on('will-frame-navigate', (event) => {
    if (event.isMainFrame && withoutHash(event.url) === appPage) return
    event.preventDefault()
    if (event.isMainFrame) openLink(event.url, log)
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    openLink(url, log)
    return { action: 'deny' }
  })
}

function openLink(text: string, log: Log): void {
  const link = webLink(text)
  if (link) shell.openExternal(link).catch(() => log('link-not-opened'))
}

/**
 * The address in its normal form if it is one for a browser, else null. The system starts whatever
 * program is registered for a scheme, so that only these two may pass; and `https://name@host/` is
 * a way to dress one address up as another.
 */
function webLink(text: string): string | null {
  const url = text.length <= MAX_LINK_LENGTH ? URL.parse(text) : null
  if (!url || !['http:', 'https:'].includes(url.protocol)) return null
  if (url.username || url.password) return null
  return url.href
}

function withoutHash(url: string): string {
  return url.split('#', 1)[0] ?? ''
}
