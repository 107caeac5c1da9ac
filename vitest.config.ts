import { defineConfig } from 'vitest/config'

/**
 * The relay's tests that run on SQLite (`unit`) and, once more, on PostgreSQL (`postgres`): those in
 * which something is written that has to be read again, or that two may write at once. What stays
 * with one engine: what knows no store (limits, codes, configuration, doors), what SQLite alone has
 * (its files, their damage: `operations/backup`, `verify`, `command-line`), for which
 * `operations/engines` does the same on PostgreSQL, and whole roads (`simulated-road`).
 */
const onBothEngines = [
  'store/contract',
  'operations/{engines,export,quarantine,restored-console,verify-files}',
  'duties/{audit,erasure,erasure-afterwards,erasure-reach,reconciliation,retention}',
  '{assignment,registration}/*',
  '{attempt,calls,citizens,commands,crash,delivery,echoes,fetching,fields,hostile-input}',
  '{identities,kept-files,known-citizens,leases,log-reading,lost-commit,media,message-kinds}',
  '{paced-sending,presence,scheduled,sending-together,sessions,sign-in-limits,statuses,stopping}',
  '{template-sync,templates,unstorable-text,webhook-batches}',
]

const builtRelay = 'tests/support/relay-build.ts'

/**
 * `unit` and `screen`: one room at a time, in parallel. `system`: whole programs, one file after the other.
 * `torture`: the faults of `npm run torture` at a small size.
 */
export default defineConfig({
  test: {
    testTimeout: 120_000,
    hookTimeout: 60_000,
    // Whether something is quick is the bench's to say.
    expect: { poll: { timeout: 60_000 } },
    // Tests wait for sockets and disks as often as for the processor: one worker leaves half of it idle.
    maxWorkers: 2,
    // Half of a run was importing: files share their worker's modules, which keep no state of a test.
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/{shared,relay,simulator,main,tools,architecture,soak}/**/*.test.ts'],
          globalSetup: builtRelay,
        },
      },
      {
        // What the screen holds stands in modules, and its tests put others in the bridge's place.
        extends: true,
        test: { name: 'screen', include: ['tests/renderer/**/*.test.ts'], isolate: true },
      },
      {
        // What the store has to keep, once more over a real PostgreSQL.
        extends: true,
        test: {
          name: 'postgres',
          include: [
            ...onBothEngines.map((name) => `tests/relay/${name}.test.ts`),
            'tests/postgres/**/*.test.ts',
            'tests/torture/postgres.test.ts',
          ],
          globalSetup: [builtRelay, 'tests/support/postgres-setup.ts'],
          env: { BALCAO_TEST_STORE: 'postgres' },
        },
      },
      {
        extends: true,
        test: {
          name: 'system',
          include: ['tests/system/**/*.test.ts'],
          globalSetup: builtRelay,
          fileParallelism: false,
          testTimeout: 240_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'torture',
          include: ['tests/torture/{disk,torture}.test.ts'],
          globalSetup: builtRelay,
          fileParallelism: false,
          testTimeout: 240_000,
        },
      },
    ],
  },
})
