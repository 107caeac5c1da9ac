import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { inRoot, root } from './root.ts'

export const demoAccounts = [
  { login: 'ana', name: 'Ana Exemplo', role: 'agent' },
  { login: 'bruno', name: 'Bruno Modelo', role: 'agent' },
  { login: 'carla', name: 'Carla Amostra', role: 'supervisor' },
  { login: 'diego', name: 'Diego Ensaio', role: 'ombudsman' },
  { login: 'admin', name: 'Administração', role: 'admin' },
]
export const demoPassword = 'balcao'

/**
 * Makes the demo's accounts with the relay's own command line, as an operator would: those that an
 * earlier start, which may have been cut short, has not made.
 */
export async function addAccounts(env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<void> {
  const made = new Set(await listLogins(env))
  for (const { login, name, role } of demoAccounts) {
    if (made.has(login)) continue
    signal.throwIfAborted()
    const child = userCommand(env, ['add', '--name', name, '--login', login, '--role', role])
    child.stdin?.end(demoPassword)
    await ended(child, `The demo account ${login} could not be made.`)
  }
}

async function listLogins(env: NodeJS.ProcessEnv): Promise<string[]> {
  const child = userCommand(env, ['list'])
  const [printed] = await Promise.all([
    child.stdout ? text(child.stdout) : '',
    ended(child, 'The demo accounts could not be listed.'),
  ])
  return printed.split('\n').map((line) => line.split('\t')[0] ?? '')
}

function userCommand(env: NodeJS.ProcessEnv, args: readonly string[]): ChildProcess {
  return fork(inRoot('relay/main.ts'), ['user', ...args], {
    cwd: root,
    env,
    stdio: ['pipe', 'pipe', 'inherit', 'ipc'],
  })
}

async function ended(child: ChildProcess, complaint: string): Promise<void> {
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error(complaint)
}
