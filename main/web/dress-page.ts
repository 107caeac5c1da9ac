import type { Look } from '../../shared/domain/preferences.ts'
import type { StaticFile } from './static-files.ts'

const BARE = '<html lang="pt-BR">'

/** The page as this PC's last agent had it, so that its first frame is in the right theme already. */
export function dressPage(file: StaticFile, { theme, language, density }: Look): Uint8Array {
  if (!file.type.startsWith('text/html')) return file.bytes
  const dressed = `<html lang="${language}" data-theme="${theme}" data-density="${density}">`
  return new TextEncoder().encode(new TextDecoder().decode(file.bytes).replace(BARE, dressed))
}
