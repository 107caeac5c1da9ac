import { densities } from '../../shared/domain/preferences.ts'
import { quietKeys } from '../../shared/domain/quiet/quiet.ts'
import { lock, signOut } from '../state/leave.ts'
import { showOverlay } from '../state/overlay.ts'
import { languages, setLanguage, setPreference, setTheme, themes } from '../state/preferences.ts'
import { beQuiet, endQuiet, quietNow } from '../state/quiet.ts'
import type { Action } from './action.ts'

/** The program itself, and the way out. */
export const program: readonly Action[] = [
  {
    id: 'palette',
    group: 'program',
    name: ({ actions }) => actions.palette,
    keys: ['Ctrl+K'],
    onlyKeys: true,
    run: () => showOverlay('palette'),
  },
  {
    id: 'settings',
    group: 'program',
    name: ({ settings }) => settings.title,
    keys: ['Ctrl+,'],
    run: () => showOverlay('settings'),
  },
  {
    id: 'help',
    group: 'program',
    name: ({ actions }) => actions.help,
    keys: ['F1', '?', 'Ctrl+/'],
    run: () => showOverlay('shortcuts'),
  },
  {
    id: 'quiet',
    group: 'program',
    name: ({ quiet }) => quiet.action,
    alias: ({ quiet }) => quiet.alias,
    keys: ['Alt+Z'],
    run: () => showOverlay('quiet'),
  },
  ...quietKeys.map(
    (key): Action => ({
      id: `quiet-${key}`,
      group: 'program',
      name: ({ quiet }) => quiet.actions[key],
      alias: ({ quiet }) => quiet.alias,
      run: () => beQuiet(key),
    }),
  ),
  {
    id: 'quiet-end',
    group: 'program',
    name: ({ quiet }) => quiet.end.asked,
    alias: ({ quiet }) => quiet.alias,
    when: () => quietNow() !== null,
    run: endQuiet,
  },
  ...themes.map(
    (theme): Action => ({
      id: `theme-${theme}`,
      group: 'program',
      name: ({ actions, account }) => actions.theme(account.themes[theme]),
      run: () => setTheme(theme),
    }),
  ),
  ...densities.map(
    (density): Action => ({
      id: `density-${density}`,
      group: 'program',
      name: ({ actions, settings }) => actions.density(settings.densities[density]),
      run: () => setPreference({ density }),
    }),
  ),
  ...languages.map(
    (language): Action => ({
      id: `language-${language}`,
      group: 'program',
      name: ({ actions, account }) => actions.language(account.languages[language]),
      run: () => setLanguage(language),
    }),
  ),
  {
    id: 'lock',
    group: 'program',
    name: ({ actions }) => actions.lock,
    keys: ['Ctrl+Shift+L'],
    anywhere: true,
    run: lock,
  },
  {
    id: 'sign-out',
    group: 'program',
    name: ({ account }) => account.signOut,
    run: signOut,
  },
  {
    id: 'wipe',
    group: 'program',
    name: ({ wipe }) => wipe.item,
    run: () => showOverlay('wipe'),
  },
]
