import { EventEmitter } from 'node:events'
import { tmpdir } from 'node:os'
import { basename } from 'node:path'

/**
 * A stand-in for the `electron` module where its program is absent, for `vi.mock`. It decides
 * nothing: it keeps what the shell asked of it, and lets a test be the system or the person.
 */
export const standIn = {
  isFirstInstance: true,
  /** The system's languages, the preferred one first. */
  languages: ['pt-BR', 'en'],
  displays: [{ id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } }],
  keyring: 'gnome_libsecret' as KeyringName,
  encryptionAvailable: true,
  /** Names of what the app was told to do as a whole: `quit`, `exit 1`. */
  endings: [] as string[],
  paths: new Map<string, string>(),
  windows: [] as BrowserWindow[],
  /** What the app's icon counts. */
  badge: 0,
  trays: [] as Tray[],
  openedLinks: [] as string[],
  errorBoxes: [] as { title: string; content: string }[],
  schemes: [] as { scheme: string; privileges?: object }[],
  served: new Map<string, (request: Request) => Promise<Response>>(),
  handlers: new Map<string, Handler>(),
  spelling: {
    languages: [] as string[],
    dictionariesUrl: null as string | null,
    replaced: [] as string[],
  },
  /** Notices of the system that were asked for, newest last. */
  notices: [] as Notification[],
  /** Menus that were shown, newest last. */
  shownMenus: [] as Menu[],
  permissions: {
    request: null as PermissionRequestHandler | null,
    check: null as PermissionCheckHandler | null,
    device: null as ((details: unknown) => boolean) | null,
  },
}

type KeyringName = 'basic_text' | 'gnome_libsecret' | 'kwallet6' | 'unknown'
type Handler = (event: unknown, args: unknown) => unknown
type PermissionRequestHandler = (
  contents: unknown,
  permission: string,
  answer: (granted: boolean) => void,
  details: { requestingUrl: string; mediaTypes: readonly string[] },
) => void
type PermissionCheckHandler = (
  contents: unknown,
  permission: string,
  origin: string,
  details: { mediaType?: string },
) => boolean

const initial = structuredClone({ ...standIn, served: null, handlers: null, paths: null })

/** Forgets everything; call it before each test. */
export function resetStandIn(): void {
  Object.assign(standIn, structuredClone(initial), {
    paths: new Map(),
    served: new Map(),
    handlers: new Map(),
  })
  app.removeAllListeners()
  app.isPackaged = false
}

export const app = Object.assign(new EventEmitter(), {
  isPackaged: false,
  enableSandbox: () => {},
  setBadgeCount: (count: number) => {
    standIn.badge = count
  },
  setAppUserModelId: (_id: string) => {},
  setToastActivatorCLSID: (_id: string) => {},
  getPreferredSystemLanguages: () => standIn.languages,
  requestSingleInstanceLock: () => standIn.isFirstInstance,
  whenReady: () => Promise.resolve(),
  quit: () => {
    standIn.endings.push('quit')
  },
  exit: (code: number) => {
    standIn.endings.push(`exit ${code}`)
  },
  getPath: (name: string) => standIn.paths.get(name) ?? tmpdir(),
  setPath: (name: string, path: string) => {
    standIn.paths.set(name, path)
  },
})

/** A frame as the sender check sees it. */
export type Frame = { origin: string; parent: Frame | null }

export class WebContents extends EventEmitter {
  readonly mainFrame: Frame = { origin: 'app://balcao', parent: null }
  readonly sent: { channel: string; payload: unknown }[] = []
  openWindow: ((details: { url: string }) => { action: string }) | null = null
  zoomFactor = 1
  reloads = 0
  destroyed = false

  send(channel: string, payload: unknown): void {
    this.sent.push({ channel, payload })
  }
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openWindow = handler
  }
  setZoomFactor(factor: number): void {
    this.zoomFactor = factor
  }
  getZoomFactor(): number {
    return this.zoomFactor
  }
  reload(): void {
    this.reloads++
  }
  get session(): Session {
    return session.defaultSession
  }
  replaceMisspelling(word: string): void {
    standIn.spelling.replaced.push(word)
  }
  isDestroyed(): boolean {
    return this.destroyed
  }
}

type Bounds = { x: number; y: number; width: number; height: number }
type WindowOptions = Partial<Bounds> & {
  show?: boolean
  minWidth?: number
  minHeight?: number
  webPreferences?: Record<string, unknown> & { zoomFactor?: number }
}
type MenuItem = {
  type?: string
  label?: string
  role?: string
  checked?: boolean
  enabled?: boolean
  submenu?: MenuItem[]
  click?: () => void
}

export class BrowserWindow extends EventEmitter {
  readonly webContents = new WebContents()
  readonly options: WindowOptions
  /** What it was told, in order: `show`, `maximize`, `focus` … */
  readonly told: string[] = []
  url: string | null = null
  menu: Menu | null = null
  bounds: Bounds
  maximized = false
  minimized = false
  /** The picture on its button on the task bar. */
  overlay: { image: string; description: string } | null = null

  constructor(options: WindowOptions) {
    super()
    this.options = options
    const { x = 0, y = 0, width = 800, height = 600 } = options
    this.bounds = { x, y, width, height }
    this.webContents.zoomFactor = options.webPreferences?.zoomFactor ?? 1
    standIn.windows.push(this)
    app.emit('web-contents-created', {}, this.webContents)
  }

  async loadURL(url: string): Promise<void> {
    this.url = url
  }
  setMenu(menu: Menu): void {
    this.menu = menu
  }
  show(): void {
    this.told.push('show')
  }
  focus(): void {
    this.told.push('focus')
  }
  hide(): void {
    this.told.push('hide')
  }
  setOverlayIcon(image: string | null, description: string): void {
    this.overlay = image === null ? null : { image, description }
  }
  maximize(): void {
    this.maximized = true
    this.told.push('maximize')
  }
  restore(): void {
    this.minimized = false
    this.told.push('restore')
  }
  isMaximized(): boolean {
    return this.maximized
  }
  isDestroyed(): boolean {
    return this.webContents.destroyed
  }
  isMinimized(): boolean {
    return this.minimized
  }
  getNormalBounds(): Bounds {
    return this.bounds
  }
}

/** An image is its file's name here. */
export const nativeImage = {
  createFromPath: (path: string) => basename(path),
}

/** A test is the person: it emits `click`, and presses what is in the menu. */
export class Tray extends EventEmitter {
  image: string
  tip = ''
  menu: Menu | null = null

  constructor(image: string) {
    super()
    this.image = image
    standIn.trays.push(this)
  }
  setImage(image: string): void {
    this.image = image
  }
  setToolTip(tip: string): void {
    this.tip = tip
  }
  setContextMenu(menu: Menu): void {
    this.menu = menu
  }
}

type NoticeOptions = {
  title: string
  body: string
  silent: boolean
  hasReply?: boolean
  replyPlaceholder?: string
  actions?: { type: string; text: string }[]
}

/** A test is the person: it emits `click`, `reply`, `action`. */
export class Notification extends EventEmitter {
  readonly options: NoticeOptions
  state: 'made' | 'shown' | 'closed' = 'made'

  constructor(options: NoticeOptions) {
    super()
    this.options = options
    standIn.notices.push(this)
  }
  static isSupported(): boolean {
    return true
  }
  show(): void {
    this.state = 'shown'
  }
  close(): void {
    this.state = 'closed'
  }
}

export const ipcMain = {
  handle: (channel: string, handler: Handler) => {
    standIn.handlers.set(channel, handler)
  },
}

export const protocol = {
  registerSchemesAsPrivileged: (schemes: { scheme: string; privileges?: object }[]) => {
    standIn.schemes.push(...schemes)
  },
  handle: (scheme: string, handler: (request: Request) => Promise<Response>) => {
    standIn.served.set(scheme, handler)
  },
}

class Session {
  setPermissionRequestHandler(handler: PermissionRequestHandler): void {
    standIn.permissions.request = handler
  }
  setPermissionCheckHandler(handler: PermissionCheckHandler): void {
    standIn.permissions.check = handler
  }
  setDevicePermissionHandler(handler: (details: unknown) => boolean): void {
    standIn.permissions.device = handler
  }
  setSpellCheckerLanguages(languages: string[]): void {
    standIn.spelling.languages = languages
  }
  setSpellCheckerDictionaryDownloadURL(url: string): void {
    standIn.spelling.dictionariesUrl = url
  }
  fetch(input: string, init?: RequestInit): Promise<Response> {
    return fetch(input, init)
  }
}

export const session = {
  defaultSession: new Session(),
  fromPartition: (_name: string, _options: { cache: boolean }) => new Session(),
}

/** Reverses the text: enough to see that it went through here both ways. */
export const safeStorage = {
  getSelectedStorageBackend: () => standIn.keyring,
  setUsePlainTextEncryption: (plain: boolean) => {
    standIn.encryptionAvailable ||= plain
  },
  isEncryptionAvailable: () => standIn.encryptionAvailable,
  encryptString: (text: string) => Buffer.from(reverse(text)),
  decryptString: (bytes: Buffer) => reverse(bytes.toString()),
}

export const screen = {
  getPrimaryDisplay: () => standIn.displays[0],
  getAllDisplays: () => standIn.displays,
}

export const shell = {
  openExternal: async (url: string) => {
    standIn.openedLinks.push(url)
  },
}

export const dialog = {
  showErrorBox: (title: string, content: string) => {
    standIn.errorBoxes.push({ title, content })
  },
}

export class Menu {
  readonly template: MenuItem[]
  constructor(template: MenuItem[]) {
    this.template = template
  }
  static buildFromTemplate(template: MenuItem[]): Menu {
    return new Menu(template)
  }
  popup(): void {
    standIn.shownMenus.push(this)
  }
}

function reverse(text: string): string {
  return [...text].reverse().join('')
}
