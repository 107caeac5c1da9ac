import { findElectronBinary, hasDisplay } from '../../tools/electron-binary.ts'

/** The Electron program that tests can use here: there must be a display, and root may not run it. */
export function usableElectron(): string | null {
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0
  return hasDisplay() && !isRoot ? findElectronBinary() : null
}
