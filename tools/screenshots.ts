import { cpSync } from 'node:fs'
import { buildIfStale } from './build.ts'
import { provideChromium } from './chromium.ts'
import { runNode } from './processes.ts'
import { inRoot } from './root.ts'

/** `npm run screenshots`: pictures of every screen, and the README's own made anew. */
await buildIfStale()
const code = await runNode(
  [
    inRoot('node_modules/@playwright/test/cli.js'),
    'test',
    '--project=screenshots',
    '--reporter=list',
  ],
  { env: { ...process.env, CHROMIUM_PATH: await provideChromium() } },
)
if (code === 0) {
  for (const theme of ['light', 'dark']) {
    cpSync(
      inRoot('test-results/screenshots', `conversation-${theme}.png`),
      inRoot('resources/screenshots', `conversation-${theme}.png`),
    )
  }
}
process.exit(code)
