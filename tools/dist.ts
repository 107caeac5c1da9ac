import { buildIfStale } from './build.ts'
import { runNode } from './processes.ts'
import { inRoot } from './root.ts'

/**
 * `npm run dist -- …`: installers for this platform into `release/`, with electron-builder's own
 * options (`--win`, `--linux`, `--dir`). It downloads Electron and the tools that make installers.
 */
await buildIfStale()
const builder = inRoot('node_modules/electron-builder/cli.js')
process.exit(await runNode([builder, '--publish', 'never', ...process.argv.slice(2)]))
