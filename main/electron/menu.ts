import {
  app,
  type BrowserWindow,
  type ContextMenuParams,
  Menu,
  type MenuItemConstructorOptions,
  type WebContents,
} from 'electron'
import type { Preferences } from '../../shared/domain/preferences.ts'
import { type MenuWords, menuWordsIn } from './menu-words.ts'
import { spellingItems } from './spelling.ts'
import { type ZoomStep, zoom } from './zoom.ts'

/** The menus of the window and of its texts, in the language of whoever sits here. */
export class WindowMenus {
  readonly #window: BrowserWindow
  #language: Preferences['language']

  constructor(window: BrowserWindow, language: Preferences['language']) {
    this.#window = window
    this.#language = language
    window.setMenu(createMenu(window, app.isPackaged, menuWordsIn[language]))
    const { webContents } = window
    webContents.on('context-menu', (_event, params) =>
      createTextMenu(params, webContents, menuWordsIn[this.#language])?.popup({ window }),
    )
  }

  /** A menu that is made anew closes while somebody is in it: only where its words change. */
  speak(language: Preferences['language']): void {
    if (language === this.#language || this.#window.isDestroyed()) return
    this.#language = language
    this.#window.setMenu(createMenu(this.#window, app.isPackaged, menuWordsIn[language]))
  }
}

/**
 * Hidden until Alt is pressed; it is there for its shortcuts and for screen readers. Where Alt with a
 * letter is one of the desk's own keys, its menu has no letter: after Alt, arrows lead to it.
 */
export function createMenu(window: BrowserWindow, packaged: boolean, words: MenuWords): Menu {
  const zoomTo = (step: ZoomStep) => () => zoom(window, step)
  const forDevelopers: MenuItemConstructorOptions[] = [
    { type: 'separator' },
    { role: 'reload', label: words.reload },
    { role: 'toggleDevTools', label: words.developerTools },
  ]
  return Menu.buildFromTemplate([
    { label: words.file, submenu: [{ role: 'quit', label: words.quit }] },
    { label: words.edit, submenu: editing(words) },
    {
      label: words.view,
      submenu: [
        { label: words.zoomIn, accelerator: 'CommandOrControl+Plus', click: zoomTo('in') },
        // The same key without Shift, which is what people press.
        {
          label: words.zoomIn,
          accelerator: 'CommandOrControl+=',
          visible: false,
          click: zoomTo('in'),
        },
        { label: words.zoomOut, accelerator: 'CommandOrControl+-', click: zoomTo('out') },
        { label: words.usualSize, accelerator: 'CommandOrControl+0', click: zoomTo('reset') },
        { type: 'separator' },
        { role: 'togglefullscreen', label: words.fullScreen },
        ...(packaged ? [] : forDevelopers),
      ],
    },
    { label: words.window, submenu: [{ role: 'minimize', label: words.minimise }] },
  ])
}

/** What the right mouse button offers on a text; null where there is nothing to do. */
export function createTextMenu(
  params: ContextMenuParams,
  contents: WebContents,
  words: MenuWords,
): Menu | null {
  if (params.isEditable) {
    return Menu.buildFromTemplate([...spellingItems(params, contents, words), ...editing(words)])
  }
  if (params.selectionText.trim() === '') return null
  return Menu.buildFromTemplate([{ role: 'copy', label: words.copy }])
}

function editing(words: MenuWords): MenuItemConstructorOptions[] {
  return [
    { role: 'undo', label: words.undo },
    { role: 'redo', label: words.redo },
    { type: 'separator' },
    { role: 'cut', label: words.cut },
    { role: 'copy', label: words.copy },
    { role: 'paste', label: words.paste },
    { type: 'separator' },
    { role: 'selectAll', label: words.selectAll },
  ]
}
