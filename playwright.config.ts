import { defineConfig } from '@playwright/test'
import { usableElectron } from './tests/e2e/console-host.ts'
import { chromiumArguments } from './tools/chromium.ts'

const executablePath = process.env['CHROMIUM_PATH']

/** One worker: each test runs a relay, a simulator and consoles of its own. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  workers: 1,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 10_000 },
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
    timezoneId: 'America/Araguaina',
    viewport: { width: 1280, height: 800 },
    trace: 'retain-on-failure',
    launchOptions: { args: chromiumArguments, ...(executablePath ? { executablePath } : {}) },
  },
})
