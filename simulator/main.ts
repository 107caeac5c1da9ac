import { ConfigurationError, readEnvironment } from './options.ts'
import { createSimulator, type Simulator } from './simulator.ts'

/** `node simulator/main.ts`: runs until it is told to end, or until its parent is gone. */
async function main(): Promise<void> {
  const simulator = createSimulator(readEnvironment(process.env))
  await simulator.start()
  process.stdout.write(`Simulator: ${simulator.url}\n`)
  endOnRequest(simulator)
}

function endOnRequest(simulator: Simulator): void {
  let ending = false
  const end = () => {
    if (ending) return
    ending = true
    void simulator.stop().finally(() => process.exit())
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
  process.on('disconnect', end)
}

try {
  await main()
} catch (error) {
  if (!(error instanceof ConfigurationError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 2
}
