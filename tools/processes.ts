import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { root } from './root.ts'

/** Ends with its exit code; a program that a signal ended counts as failed. */
export async function run(
  program: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<number> {
  const child = spawn(program, args, { cwd: root, stdio: 'inherit', ...options })
  const [code] = (await once(child, 'exit')) as [number | null]
  return code ?? 1
}

/** Runs one of the project's own programs with the Node that runs this one. */
export function runNode(args: readonly string[], options: SpawnOptions = {}): Promise<number> {
  return run(process.execPath, args, options)
}

/**
 * Asks a program to end, and ends it after `graceMs` if it did not.
 * Only for programs that this process started.
 */
export async function end(child: ChildProcess, graceMs = 5_000): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), graceMs)
  await ended
  clearTimeout(timer)
}
