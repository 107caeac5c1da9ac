import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { inRoot } from './root.ts'

/**
 * Bundles the Electron shell: `main/entry.js` with everything but Electron and the native SQLite
 * inside, beside it the thread that it starts, and `preload/preload.cjs`, one file of CommonJS as the sandbox wants it.
 */
export async function buildShell(out: string = inRoot('out')): Promise<void> {
  await bundle({
    entry: inRoot('main/electron/entry.ts'),
    folder: join(out, 'main'),
    file: 'entry.js',
    format: 'es',
  })
  await bundle({
    entry: inRoot('main/sync/history-thread.ts'),
    folder: join(out, 'main'),
    file: 'history-thread.js',
    format: 'es',
    isFirst: false,
  })
  await bundle({
    entry: inRoot('main/electron/preload.ts'),
    folder: join(out, 'preload'),
    file: 'preload.cjs',
    format: 'cjs',
  })
  copyFileSync(inRoot('resources/icon.png'), join(out, 'main', 'icon.png'))
}

type Bundle = {
  entry: string
  folder: string
  file: string
  format: 'es' | 'cjs'
  /** Of its folder, which is emptied then. */
  isFirst?: boolean
}

/** One file with everything but Electron and the native SQLite inside. */
export async function bundle({
  entry,
  folder,
  file,
  format,
  isFirst = true,
}: Bundle): Promise<void> {
  await build({
    configFile: false,
    root: inRoot(),
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true, external: ['electron', 'better-sqlite3'] },
    build: {
      ssr: entry,
      outDir: folder,
      emptyOutDir: isFirst,
      target: 'node24',
      minify: false,
      rolldownOptions: {
        external: ['electron', 'better-sqlite3'],
        output: { format, entryFileNames: file, codeSplitting: false },
      },
    },
  })
}
