import type { settings as ptBr } from '../pt-br/settings.ts'

export const settings: typeof ptBr = {
  settings: {
    title: 'Settings',
    lead: 'They hold at once, for you alone, and are back when you sign in on this computer.',
    sections: 'Parts of the settings',
    look: 'Appearance',
    writing: 'Writing',
    keys: 'Shortcuts',
    density: 'Density',
    densities: { comfortable: 'Comfortable', compact: 'Compact' },
    enterKey: 'Enter key',
    enterKeys: {
      sends: 'Sends the reply; Ctrl + Enter breaks the line',
      breaks: 'Breaks the line; Ctrl + Enter sends the reply',
    },
    enterHint: 'Shift + Enter always breaks the line.',
    keysLead: 'Enter, Tab and Esc always do the same. Ctrl + Alt is AltGr, which types signs.',
    change: (name) => `Change the keys of: ${name}`,
    press: 'Press the new keys. Esc gives up.',
    none: 'no keys',
    clear: (name) => `Take away the keys of: ${name}`,
    reset: (name) => `Back to the usual keys of: ${name}`,
    resetAll: 'All back to the usual ones',
    changeShort: 'Change',
    clearShort: 'Remove',
    resetShort: 'Usual',
    taken: (keys, by) => `${keys} belongs to “${by}” already.`,
    takeOver: 'Use here, and take it from there',
    changed: (keys) => `Now it is ${keys}.`,
    whyNot: {
      types: 'That key types a letter or a sign. Add Ctrl or Alt.',
      fixed: 'That key always does the same and cannot be changed.',
      editing: 'Those keys change the text that one writes.',
      system: 'Those keys belong to the system, the browser or the window.',
    },
  },
}
