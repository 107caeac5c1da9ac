import type { CustomScheme } from 'electron'
import type { Console } from '../console.ts'
import { dressPage } from '../web/dress-page.ts'
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
 * Answers with the listed files and the console's `/media/…`, under the same headers as the loopback
 * host. A path is only ever looked up in the list, never on the disk: there is nothing to climb out of.
 */
export function serveScreen(
  files: ReadonlyMap<string, StaticFile>,
  { answerMedia, look }: Pick<Console, 'answerMedia' | 'look'>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const { method, url } = request
    const path = isOfApp(url) ? new URL(url).pathname : ''
    if (path.startsWith('/media/')) return underOurHeaders(await answerMedia(request))
    const file = files.get(path)
    if (method !== 'GET' || !file) return new Response(null, { status: 404 })
    return new Response(new Uint8Array(dressPage(file, look())), {
      headers: { ...commonHeaders, 'content-type': file.type },
    })
  }
}

function underOurHeaders(answer: Response): Response {
  const headers = new Headers([...answer.headers, ...Object.entries(commonHeaders)])
  return new Response(answer.body, { status: answer.status, headers })
}
