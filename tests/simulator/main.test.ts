import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'

const MAIN = fileURLToPath(new URL('../../simulator/main.ts', import.meta.url))

/** The simulator as a program of its own; its line of output gives the address. */
async function startProgram(environment: Record<string, string>) {
  const child = fork(MAIN, { env: { ...process.env, ...environment }, silent: true, execArgv: [] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const [line] = await Promise.race([outputOf(child, 'stdout'), once(child, 'exit')])
  return { child, line: String(line) }
}

async function outputOf(child: ChildProcess, name: 'stdout' | 'stderr'): Promise<string[]> {
  const stream = child[name]
  if (stream === null) throw new Error(`${name} is piped`)
  const [chunk] = await once(stream, 'data')
  return [String(chunk)]
}

test.each([
  ['SIGTERM', (child: ChildProcess) => child.kill('SIGTERM')],
  ['SIGINT', (child: ChildProcess) => child.kill('SIGINT')],
  ['the end of its parent', (child: ChildProcess) => child.disconnect()],
])('it prints its address, and ends at %s with a page open', async (_name, end) => {
  const { child, line } = await startProgram({ SIMULATOR_QUIET: '1', SIMULATOR_PORT: '0' })
  const url = /^Simulator: (http:\/\/127\.0\.0\.1:\d+)\n$/.exec(line)?.[1]
  const page = await fetch(`${url}/sim/changes`)
  const exit = once(child, 'exit')
  end(child)
  const reading = page.text().catch(() => 'cut')
  expect(await exit).toEqual([0, null])
  await reading
})

test.each([
  ['SIMULATOR_PORT', 'abc'],
  ['SIMULATOR_WEBHOOK_URL', 'file:///etc/passwd'],
])('a wrong %s stops the start with its name and an example', async (name, value) => {
  const child = fork(MAIN, {
    env: { ...process.env, [name]: value },
    silent: true,
    execArgv: [],
  })
  const [[words], exit] = await Promise.all([outputOf(child, 'stderr'), once(child, 'exit')])
  expect([words, exit]).toEqual([expect.stringMatching(`^${name} .*example`), [2, null]])
})
