import { defineConfig } from '@playwright/test'
import { usableElectron } from './tests/e2e/usable-electron.ts'
import { chromiumArguments } from './tools/chromium.ts'

const executablePath = process.env['CHROMIUM_PATH']

/**
 * Two workers: each test runs a relay, a simulator and consoles of its own, and waits for them half
 * of its time. What is waited for may take long on a busy machine; whether it is quick is the bench's
 * to say. A trace of what failed: `npx playwright test --trace retain-on-failure FILE`.
 */
export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: './tests/e2e/set-up.ts',
  outputDir: 'test-results/e2e',
  // Node reads TypeScript by itself, in a tenth of the time that Playwright takes for it.
  build: { external: ['**/{main,relay,shared,simulator,tools}/**', '**/tests/support/**'] },
  workers: 2,
  retries: 0,
  timeout: 240_000,
  expect: { timeout: 60_000 },
  reporter: [['list'], ['json']],
  projects: [
    { name: 'e2e', testMatch: '**/*.spec.ts' },
    { name: 'screenshots', testMatch: '**/*.shots.ts' },
    // The same tests once more where Electron's binary is present.
    ...(usableElectron() ? [{ name: 'electron', testMatch: '**/*.spec.ts' }] : []),
  ],
  use: {
    browserName: 'chromium',
    headless: true,
    locale: 'pt-BR',
    contextOptions: { reducedMotion: 'reduce' },
    timezoneId: 'America/Araguaina',
    viewport: { width: 1280, height: 800 },
    screenshot: 'only-on-failure',
    launchOptions: { args: chromiumArguments, ...(executablePath ? { executablePath } : {}) },
  },
})
