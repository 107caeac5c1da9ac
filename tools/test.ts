import { closeSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs'
import { buildIfStale } from './build.ts'
import { check } from './check.ts'
import { provideChromium } from './chromium.ts'
import { runNode } from './processes.ts'
import { inRoot } from './root.ts'
import { inTwoLanes } from './two-lanes.ts'

/**
 * `npm test`: everything, in the order in which a fault is cheapest to find. All stages run even
 * after one has failed; the last line counts the tests of all of them. Two of vitest's run at once,
 * the longest first: what starts programs and asks PostgreSQL waits half of its time.
 */
const env: NodeJS.ProcessEnv = {
  ...process.env,
  ...(process.stdout.isTTY ? {} : { NO_COLOR: '1', FORCE_COLOR: '0' }),
}
const reports = inRoot('test-results')
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })

let holds = true
const counts = { passed: 0, failed: 0, skipped: 0 }

await stage('check', check)
await stage('build', async () => {
  await buildIfStale()
  return true
})
await inTwoLanes(['unit', 'postgres', 'system', 'torture', 'screen'], vitestStage)
await stage('end to end', playwright)

process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed`)
process.stdout.write(counts.skipped > 0 ? `, ${counts.skipped} skipped\n` : '\n')
process.exit(holds && counts.failed === 0 && counts.passed > 0 ? 0 : 1)

async function stage(name: string, work: () => Promise<boolean>): Promise<void> {
  process.stdout.write(`\n== ${name}\n`)
  const start = performance.now()
  const passed = await work().catch(explain)
  conclude(name, passed, start)
}

/** What it says is shown when it has ended, so that two at once stay readable. */
async function vitestStage(project: string): Promise<void> {
  process.stdout.write(`\n== ${project} begins\n`)
  const start = performance.now()
  const said = inRoot(`test-results/${project}.txt`)
  const passed = await vitest(project, said).catch(explain)
  process.stdout.write(`\n== ${project}\n${readFileSync(said, 'utf8')}`)
  conclude(project, passed, start)
}

function explain(error: unknown): false {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  return false
}

function conclude(name: string, passed: boolean, start: number): void {
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  process.stdout.write(`== ${name}: ${passed ? 'ok' : 'FAILED'} (${seconds} s)\n`)
  holds &&= passed
}

async function vitest(project: string, said: string): Promise<boolean> {
  const report = `${reports}/${project}.json`
  const output = openSync(said, 'w')
  const code = await runNode(
    [
      inRoot('node_modules/vitest/vitest.mjs'),
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile=${report}`,
    ],
    { env, stdio: ['ignore', output, output] },
  ).finally(() => closeSync(output))
  const result = readReport(report) as {
    numPassedTests: number
    numFailedTests: number
    numPendingTests: number
  }
  count(result.numPassedTests, result.numFailedTests, result.numPendingTests)
  return code === 0
}

async function playwright(): Promise<boolean> {
  const report = `${reports}/e2e.json`
  // On whichever host there is (e2e, electron). Pictures are for eyes: `npm run screenshots`.
  const code = await runNode(
    [inRoot('node_modules/@playwright/test/cli.js'), 'test', '--project=e*'],
    {
      env: {
        ...env,
        CHROMIUM_PATH: await provideChromium(),
        PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      },
    },
  )
  const { stats } = readReport(report) as {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number }
  }
  // A test that passed only on a second try is a test that failed.
  count(stats.expected, stats.unexpected + stats.flaky, stats.skipped)
  return code === 0
}

function count(passed: number, failed: number, skipped: number): void {
  counts.passed += passed
  counts.failed += failed
  counts.skipped += skipped
}

function readReport(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'))
}
