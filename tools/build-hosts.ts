import { copyFileSync, cpSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Plugin } from 'vite'
import { inRoot } from './root.ts'

/**
 * Bundles both hosts: the Electron shell (`main/shell.js`) and the loopback host (`main/loopback.js`), each
 * with everything but Electron and the native SQLite inside; beside them `main/entry.js` and `main/web.js`,
 * which run them, and the thread that they start; and `preload/preload.cjs`, one file of CommonJS as the
 * sandbox wants it.
 */
export async function buildHosts(out: string = inRoot('out')): Promise<void> {
  await bundle({
    entry: inRoot('main/electron/start.ts'),
    folder: join(out, 'main'),
    file: 'entry.js',
    format: 'es',
  })
  const beside = {
    'shell.js': 'main/electron/entry.ts',
    'web.js': 'main/web/start.ts',
    'loopback.js': 'main/web/main.ts',
    'history-thread.js': 'main/sync/history-thread.ts',
  }
  for (const [file, source] of Object.entries(beside)) {
    const folder = join(out, 'main')
    await bundle({ entry: inRoot(source), folder, file, format: 'es', isFirst: false })
  }
  await bundle({
    entry: inRoot('main/electron/preload.ts'),
    folder: join(out, 'preload'),
    file: 'preload.cjs',
    format: 'cjs',
  })
  copyFileSync(inRoot('resources/icon.png'), join(out, 'main', 'icon.png'))
  cpSync(inRoot('resources/tray'), join(out, 'main', 'tray'), { recursive: true })
}

type Bundle = {
  entry: string
  folder: string
  file: string
  format: 'es' | 'cjs'
  /** Of its folder, which is emptied then. */
  isFirst?: boolean
  /** Beside it: packages are found where it runs, and not packed into it. */
  packages?: 'inside' | 'beside'
  plugins?: Plugin[]
}

/** One file with all of its sources, and every package but Electron and the native SQLite, inside. */
export async function bundle({
  entry,
  folder,
  file,
  format,
  isFirst = true,
  packages = 'inside',
  plugins = [],
}: Bundle): Promise<void> {
  await build({
    configFile: false,
    root: inRoot(),
    logLevel: 'warn',
    publicDir: false,
    plugins,
    ...(packages === 'inside' && {
      ssr: { noExternal: true, external: ['electron', 'better-sqlite3'] },
    }),
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
