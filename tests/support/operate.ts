import { randomUUID } from 'node:crypto'
import { Writable } from 'node:stream'
import type { Environment } from '../../relay/config-variable.ts'
import { findOperation } from '../../relay/operations/operations.ts'
import { NOWHERE, relayEnvironment } from './relay-environment.ts'
import { makeEmptyPlace } from './test-store.ts'

/** `npm run relay -- …` in this process: what it said, and whether it found all well. */
export async function operate(
  dataFolder: string,
  args: readonly string[],
  env: Environment = {},
  clock: () => number = Date.now,
) {
  const [name = '', ...rest] = args
  await makeEmptyPlace(dataFolder)
  const lines: string[] = []
  const warnings: string[] = []
  let output = ''
  const isWell = await findOperation(name)(
    {
      env: { ...relayEnvironment(dataFolder, NOWHERE), ...env },
      clock,
      newId: randomUUID,
      readPassword: async () => '',
      output: new Writable({
        write: (chunk, _encoding, done) => {
          output += String(chunk)
          done()
        },
      }),
      print: (line) => lines.push(line),
      warn: (line) => warnings.push(line),
    },
    rest,
  )
  return { isWell, lines, warnings, output }
}
