import { defineConfig } from 'vitest/config'

/** The relay's tests that run on SQLite (`unit`) and on PostgreSQL (`postgres`). */
const onBothEngines = [
  'store/contract',
  'operations/{engines,export,quarantine}',
  '{citizens,commands,crash,delivery,paced-sending,sessions,statuses,webhook-batches}',
]

/**
 * `unit`: one room at a time, in parallel. `system`: whole programs, one file after the other.
 * `torture`: the faults of `npm run torture` at a small size.
 */
export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // Tests wait for sockets and disks as often as for the processor: one worker leaves half of it idle.
    maxWorkers: 2,
    // Half of a run was importing: files share their worker's modules, which keep no state of a test.
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            'tests/{shared,relay,simulator,main,renderer,tools,architecture,soak}/**/*.test.ts',
          ],
        },
      },
      {
        // What the store has to keep, once more over a real PostgreSQL.
        extends: true,
        test: {
          name: 'postgres',
          include: [
            ...onBothEngines.map((name) => `tests/relay/${name}.test.ts`),
            'tests/torture/postgres.test.ts',
          ],
          globalSetup: 'tests/support/postgres-setup.ts',
          env: { BALCAO_TEST_STORE: 'postgres' },
        },
      },
      {
        extends: true,
        test: {
          name: 'system',
          include: ['tests/system/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'torture',
          include: ['tests/torture/{disk,torture}.test.ts'],
          fileParallelism: false,
          testTimeout: 240_000,
        },
      },
    ],
  },
})
