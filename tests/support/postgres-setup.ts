import { startPostgres } from './start-postgres.ts'

/** One PostgreSQL for all tests of the run; each data folder has a database of its own (`test-store.ts`). */
export const setup = startPostgres
