import {
  type BrowserWindow,
  type ContextMenuParams,
  Menu,
  type MenuItemConstructorOptions,
  type WebContents,
} from 'electron'
import { spellingItems } from './spelling.ts'
import { type ZoomStep, zoom } from './zoom.ts'

/**
 * Hidden until Alt is pressed; it is there for its shortcuts and for screen readers. Where Alt with a
 * letter is one of the desk's own keys, its menu has no letter: after Alt, arrows lead to it.
 */
export function createMenu(window: BrowserWindow, packaged: boolean): Menu {
  const zoomTo = (step: ZoomStep) => () => zoom(window, step)
  const forDevelopers: MenuItemConstructorOptions[] = [
    { type: 'separator' },
    { role: 'reload', label: 'Recarregar' },
    { role: 'toggleDevTools', label: 'Ferramentas de desenvolvimento' },
  ]
  return Menu.buildFromTemplate([
    { label: 'Arquivo', submenu: [{ role: 'quit', label: 'Sair' }] },
    { label: 'Editar', submenu: editing },
    {
      label: 'E&xibir',
      submenu: [
        { label: 'Ampliar', accelerator: 'CommandOrControl+Plus', click: zoomTo('in') },
        // The same key without Shift, which is what people press.
        {
          label: 'Ampliar',
          accelerator: 'CommandOrControl+=',
          visible: false,
          click: zoomTo('in'),
        },
        { label: 'Reduzir', accelerator: 'CommandOrControl+-', click: zoomTo('out') },
        { label: 'Tamanho normal', accelerator: 'CommandOrControl+0', click: zoomTo('reset') },
        { type: 'separator' },
        { role: 'togglefullscreen', label: 'Tela cheia' },
        ...(packaged ? [] : forDevelopers),
      ],
    },
    { label: 'Janela', submenu: [{ role: 'minimize', label: 'Minimizar' }] },
  ])
}

/** What the right mouse button offers on a text; null where there is nothing to do. */
export function createTextMenu(params: ContextMenuParams, contents: WebContents): Menu | null {
  if (params.isEditable) {
    return Menu.buildFromTemplate([...spellingItems(params, contents), ...editing])
  }
  if (params.selectionText.trim() === '') return null
  return Menu.buildFromTemplate([{ role: 'copy', label: 'Copiar' }])
}

const editing: MenuItemConstructorOptions[] = [
  { role: 'undo', label: 'Desfazer' },
  { role: 'redo', label: 'Refazer' },
  { type: 'separator' },
  { role: 'cut', label: 'Recortar' },
  { role: 'copy', label: 'Copiar' },
  { role: 'paste', label: 'Colar' },
  { type: 'separator' },
  { role: 'selectAll', label: 'Selecionar tudo' },
]
