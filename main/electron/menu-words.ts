import type { Preferences } from '../../shared/domain/preferences.ts'

/** What stands in the menus of window and texts. */
export type MenuWords = Record<
  | 'file'
  | 'quit'
  | 'edit'
  | 'undo'
  | 'redo'
  | 'cut'
  | 'copy'
  | 'paste'
  | 'selectAll'
  | 'view'
  | 'zoomIn'
  | 'zoomOut'
  | 'usualSize'
  | 'fullScreen'
  | 'reload'
  | 'developerTools'
  | 'window'
  | 'minimise'
  | 'noSpelling',
  string
>

export const menuWordsIn: Record<Preferences['language'], MenuWords> = {
  'pt-BR': {
    file: 'Arquivo',
    quit: 'Sair',
    edit: 'Editar',
    undo: 'Desfazer',
    redo: 'Refazer',
    cut: 'Recortar',
    copy: 'Copiar',
    paste: 'Colar',
    selectAll: 'Selecionar tudo',
    view: 'E&xibir',
    zoomIn: 'Ampliar',
    zoomOut: 'Reduzir',
    usualSize: 'Tamanho normal',
    fullScreen: 'Tela cheia',
    reload: 'Recarregar',
    developerTools: 'Ferramentas de desenvolvimento',
    window: 'Janela',
    minimise: 'Minimizar',
    noSpelling: 'Nenhuma sugestão de grafia',
  },
  en: {
    file: 'File',
    quit: 'Quit',
    edit: 'Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    view: 'View',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    usualSize: 'Actual size',
    fullScreen: 'Full screen',
    reload: 'Reload',
    developerTools: 'Developer tools',
    window: 'Window',
    minimise: 'Minimise',
    noSpelling: 'No spelling suggestions',
  },
}
