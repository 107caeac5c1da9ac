import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join, sep } from 'node:path'

export type StaticFile = { readonly bytes: Buffer; readonly type: string }

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}

/**
 * Every file of the built screen by its path in the address, read once. What is not in this list is
 * not served, so no address can reach outside it.
 * @returns null when the screen has not been built.
 */
export function readStaticFiles(folder: string): ReadonlyMap<string, StaticFile> | null {
  if (!existsSync(join(folder, 'index.html'))) return null
  const files = new Map<string, StaticFile>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const address = path.slice(folder.length).split(sep).join('/')
    const type = types[extname(entry.name)] ?? 'application/octet-stream'
    files.set(address, { bytes: readFileSync(path), type })
  }
  const index = files.get('/index.html')
  if (index) files.set('/', index)
  return files
}
