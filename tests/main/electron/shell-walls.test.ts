import { describe, expect, test, vi } from 'vitest'
import { aShellForEachTest, start } from '../../support/electron-shell.ts'
import { app, standIn, WebContents } from '../../support/stand-in-electron.ts'

vi.mock('electron', () => import('../../support/stand-in-electron.ts'))

aShellForEachTest()

describe('where a window may go', () => {
  test.for([
    ['https://www.gov.br/pt-br?x=1', 'https://www.gov.br/pt-br?x=1'],
    ['http://palmas.to.gov.br', 'http://palmas.to.gov.br/'],
    ['HTTPS://Exemplo.com.br/á', 'https://exemplo.com.br/%C3%A1'],
  ])('%s opens in the browser, never in the app', async ([url = '', opened]) => {
    const { webContents } = await start()
    expect(webContents.openWindow?.({ url })).toEqual({ action: 'deny' })
    expect(navigate(webContents, url)).toBe('prevented')
    expect(standIn.openedLinks).toEqual([opened, opened])
  })

  test.for([
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'blob:app://balcao/1',
    'about:blank',
    'app://another/index.html',
    'balcao://open',
    'ms-msdt:/id PCWDiagnostic',
    'smb://server/share',
    'https://www.gov.br@mau.example.org/',
    `https://exemplo.com.br/${'x'.repeat(2_000)}`,
    'not an address',
  ])('%s goes nowhere at all', async (url) => {
    const { webContents } = await start()
    expect(webContents.openWindow?.({ url })).toEqual({ action: 'deny' })
    expect(navigate(webContents, url)).toBe('prevented')
    expect(standIn.openedLinks).toEqual([])
  })

  test('the page may load itself again, and nothing may load inside it', async () => {
    const { webContents } = await start()
    expect(navigate(webContents, 'app://balcao/index.html')).toBe('allowed')
    expect(navigate(webContents, 'app://balcao/index.html#fila')).toBe('allowed')
    expect(navigate(webContents, 'app://balcao/assets/other.html')).toBe('prevented')
    expect(navigate(webContents, 'https://www.gov.br', false)).toBe('prevented')
    expect(standIn.openedLinks).toEqual([])
  })

  test('no webview, no redirect; whatever window comes up is confined the same way', async () => {
    await start()
    const stranger = new WebContents()
    app.emit('web-contents-created', {}, stranger)
    expect([
      isPrevented(stranger, 'will-attach-webview'),
      isPrevented(stranger, 'will-redirect'),
      stranger.openWindow?.({ url: 'about:blank' }),
    ]).toEqual([true, true, { action: 'deny' }])
  })
})

describe('permissions', () => {
  test('the screen may write the clipboard and show notices; nothing else, and nobody else', async () => {
    await start()
    const page = 'app://balcao/index.html'
    const asked = [
      ['clipboard-sanitized-write', page],
      ['notifications', page],
      ['clipboard-sanitized-write', 'https://www.gov.br/'],
      ['notifications', 'https://www.gov.br/'],
      ['clipboard-read', page],
      ['media', page],
      ['geolocation', page],
      ['openExternal', page],
      ['fullscreen', page],
      ['unknown', page],
    ] as const
    const granted = asked.map(([permission, url]) => requestPermission(permission, url, []))
    const checked = asked.map(([permission, url]) =>
      standIn.permissions.check?.(null, permission, new URL('/', url).href, {}),
    )
    expect(granted).toEqual([true, true, ...asked.slice(2).map(() => false)])
    expect(checked).toEqual(granted)
    expect(standIn.permissions.device?.({})).toBe(false)
  })

  test('the screen may use the microphone; nobody else, and never the camera', async () => {
    await start()
    const page = 'app://balcao/index.html'
    const asked = [
      [page, ['audio'], true],
      [page, ['video'], false],
      [page, ['audio', 'video'], false],
      [page, ['unknown'], false],
      ['https://www.gov.br/', ['audio'], false],
    ] as const
    for (const [url, media, isGranted] of asked) {
      expect(requestPermission('media', url, media)).toBe(isGranted)
      const checked = media.map((mediaType) =>
        standIn.permissions.check?.(null, 'media', new URL('/', url).href, { mediaType }),
      )
      expect(checked.every(Boolean)).toBe(isGranted)
    }
  })
})

function navigate(contents: WebContents, url: string, isMainFrame = true): 'prevented' | 'allowed' {
  return isPrevented(contents, 'will-frame-navigate', { url, isMainFrame })
    ? 'prevented'
    : 'allowed'
}

function isPrevented(contents: WebContents, name: string, details: object = {}): boolean {
  let prevented = false
  contents.emit(name, {
    ...details,
    preventDefault: () => {
      prevented = true
    },
  })
  return prevented
}

function requestPermission(
  permission: string,
  requestingUrl: string,
  mediaTypes: readonly string[],
): boolean {
  let granted = true
  standIn.permissions.request?.(
    null,
    permission,
    (answer) => {
      granted = answer
    },
    { requestingUrl, mediaTypes },
  )
  return granted
}
