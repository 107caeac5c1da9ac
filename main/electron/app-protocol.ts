import type { CustomScheme } from 'electron'
import { commonHeaders } from '../web/headers.ts'
import type { StaticFile } from '../web/static-files.ts'

/**
 * The screen is served from `app://balcao/` and not from `file:`: a real origin, which the sender
 * check, the permissions and the Content-Security-Policy can be tied to.
 */
export const appOrigin = 'app://balcao'
export const appPage = `${appOrigin}/index.html`

/** Must be registered before the app is ready. */
export const appScheme: CustomScheme = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
}

/** Whether a URL or a serialised origin (with or without its slash) is the screen's own. */
export function isOfApp(text: string): boolean {
  const url = URL.parse(text)
  return url?.protocol === 'app:' && url.host === 'balcao'
}

/**
 * Answers with the listed files and nothing else, under the same headers as the loopback host. A
 * path is only ever looked up in the list, never on the disk: there is nothing to climb out of.
 */
export function serveFiles(
  files: ReadonlyMap<string, StaticFile>,
): (request: Request) => Promise<Response> {
  return async ({ method, url }) => {
    const file = isOfApp(url) ? files.get(new URL(url).pathname) : undefined
    if (method !== 'GET' || !file) return new Response(null, { status: 404 })
    return new Response(new Uint8Array(file.bytes), {
      headers: { ...commonHeaders, 'content-type': file.type },
    })
  }
}
