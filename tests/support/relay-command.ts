import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import type { Environment } from '../../relay/config-variable.ts'
import { machineEnvironment } from './machine-environment.ts'
import { relayProgram } from './relay-build.ts'
import { storeOf } from './test-store.ts'

/** `npm run relay -- …` without npm: as an operator types it, in a folder without `.env`. */
export async function relayCommand(
  dataFolder: string,
  args: readonly string[],
  input = '',
  env: Environment = {},
  { keepsInputOpen = false }: { keepsInputOpen?: boolean } = {},
): Promise<{ code: number | null; output: string; errors: string }> {
  const child = spawn(process.execPath, [relayProgram('relay/main.ts'), ...args], {
    cwd: dataFolder,
    env: {
      ...machineEnvironment,
      ...{ BALCAO_DATA: dataFolder, BALCAO_STORE: storeOf(dataFolder) },
      ...env,
    },
  })
  if (keepsInputOpen) child.stdin.write(input)
  else child.stdin.end(input)
  const [output, errors, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<[number | null]>,
  ])
  return { code, output, errors }
}
