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
/** Those that README.md shows. */
const best = [
  'conversation-light',
  'overview-dark',
  'suggestions-open-light',
  'areas-asked-light',
  'hours-year-light',
  'palette-found-dark',
  'schedule-bubble-light',
]
if (code === 0) {
  for (const name of best) {
    const from = inRoot('test-results/screenshots', `${name}.png`)
    cpSync(from, inRoot('resources/screenshots', `${name}.png`))
  }
}
process.exit(code)
