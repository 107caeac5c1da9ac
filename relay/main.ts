import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readPassword } from './accounts/read-password.ts'
import { ConfigError, readConfig } from './config.ts'
import { describeError } from './logger.ts'
import { findOperation } from './operations/operations.ts'
import { createRelay } from './relay.ts'
import { NewerStoreError } from './store/migrate.ts'
import { StoreInUseError } from './store/server-lock.ts'
import { isStoreFailure } from './store/store-failure.ts'
import { UsageError } from './usage-error.ts'

/** `npm run relay`: no arguments serve; with some, one of the operator's commands. */

const clock = () => Date.now()

if (existsSync('.env')) process.loadEnvFile('.env')
try {
  const [name, ...args] = process.argv.slice(2)
  if (name === undefined) await serve()
  else await operate(name, args)
} catch (error) {
  process.stderr.write(`relay: ${explain(error)}\n`)
  process.exitCode = 1
}

async function serve(): Promise<void> {
  const relay = createRelay(readConfig(process.env), {
    ...{ clock, newId: randomUUID },
    // Whoever looks after processes starts it again: it then serves, or says who does.
    onSteppedDown: () => process.exit(1),
  })
  await relay.start()
  const end = () => {
    relay.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  // A second signal, and the parent's death after one, find it stopping already.
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
  process.on('disconnect', end)
}

async function operate(name: string, args: readonly string[]): Promise<void> {
  const isWell = await findOperation(name)(
    {
      ...{ env: process.env, clock, newId: randomUUID },
      readPassword: () => readPassword(process.stdin, process.stderr),
      output: process.stdout,
      print: (line) => process.stdout.write(`${line}\n`),
      warn: (line) => process.stderr.write(`${line}\n`),
    },
    args,
  )
  if (!isWell) process.exitCode = 1
}

/** A sentence for what a person can mend; everything that is known for what should not happen. */
function explain(error: unknown): string {
  const isExpected =
    error instanceof UsageError ||
    error instanceof ConfigError ||
    error instanceof NewerStoreError ||
    error instanceof StoreInUseError
  if (isExpected) return error.message
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return 'The port is taken. Set BALCAO_PORT or BALCAO_ADMIN_PORT to a free one.'
  }
  if (isStoreFailure(error))
    return `The store cannot be read or written now: ${describeError(error).code ?? 'closed'}.`
  // Node's words on a file: no space, no permission.
  if (error instanceof Error && 'syscall' in error) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
