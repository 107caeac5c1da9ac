import { runNode } from './processes.ts'
import { inRoot } from './root.ts'

/** Formats, sorts imports and mends what the linter can mend by itself. */
process.exit(
  await runNode([inRoot('node_modules/@biomejs/biome/bin/biome'), 'check', '--write', '.']),
)
