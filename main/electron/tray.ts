import { join } from 'node:path'
import { app, type BrowserWindow, Menu, type NativeImage, nativeImage, Tray } from 'electron'
import { type DeskState, nobodyHere, type ShellWish } from '../../shared/shell.ts'
import { describeTray, type TrayDescription, type TrayEntry } from './describe-tray.ts'
import { showWindow } from './window.ts'

type DeskTrayOptions = {
  readonly window: BrowserWindow
  readonly wish: (wish: ShellWish) => void
  readonly platform: NodeJS.Platform
  /** Of who was here last, until somebody signs in. */
  readonly language: DeskState['language']
}

/**
 * The icon in the system's tray with its menu, and what is unread on the icon of the app. Where its
 * owner wants that, closing the window leaves the program there.
 */
export class DeskTray {
  readonly #options: DeskTrayOptions
  readonly #tray = new Tray(image('tray-0'))
  #desk: DeskState
  #isQuitting = false

  constructor(options: DeskTrayOptions) {
    this.#options = options
    const { window, language } = options
    this.#desk = { ...nobodyHere, language }
    this.#tray.on('click', () => showWindow(window))
    app.on('before-quit', () => {
      this.#isQuitting = true
    })
    // Windows ends: nothing may stand in its way.
    window.on('query-session-end', () => {
      this.#isQuitting = true
    })
    window.on('close', (event) => {
      if (!this.#desk.closesToTray || this.#isQuitting) return
      event.preventDefault()
      window.hide()
    })
    this.show(this.#desk)
  }

  show(desk: DeskState): void {
    const described = describeTray(desk)
    this.#desk = desk
    this.#tray.setImage(image(`tray-${described.count}`))
    this.#tray.setToolTip(described.tip)
    this.#tray.setContextMenu(this.#menu(described))
    this.#count(desk.unread, described)
  }

  /** Windows has no number for the icon of an app, and takes a small picture on it instead. */
  #count(unread: number, { count, tip }: TrayDescription): void {
    const { window, platform } = this.#options
    if (platform !== 'win32') app.setBadgeCount(unread)
    else if (!window.isDestroyed()) {
      window.setOverlayIcon(count === '0' ? null : image(`badge-${count}`), tip)
    }
  }

  #menu({ entries }: TrayDescription): Menu {
    return Menu.buildFromTemplate(
      entries.map((entry) =>
        entry === null
          ? { type: 'separator' }
          : {
              label: entry.label,
              click: () => this.#do(entry.does),
              ...(entry.isOn !== undefined && { type: 'checkbox', checked: entry.isOn }),
              ...(entry.isDisabled && { enabled: false }),
            },
      ),
    )
  }

  #do(does: TrayEntry['does']): void {
    const { window, wish } = this.#options
    if (does === 'open') showWindow(window)
    else if (does === 'quit') app.quit()
    else {
      wish({ name: 'asked', of: does })
      // The system has ticked it already; whether it is so the screen says.
      this.show(this.#desk)
    }
  }
}

function image(name: string): NativeImage {
  return nativeImage.createFromPath(join(import.meta.dirname, 'tray', `${name}.png`))
}
