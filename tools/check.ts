import { runNode } from './processes.ts'
import { inRoot } from './root.ts'

/** Every room that is a TypeScript project of its own. */
const rooms = [
  'shared',
  'main',
  'main/electron',
  'renderer',
  'relay',
  'simulator',
  'simulator/page',
  'tools',
  'tests',
]

/** What can be said about the code without running it. Each returns whether it holds. */
export async function check(): Promise<boolean> {
  const results = [
    await inTurn('types', () => checkTypes()),
    await inTurn('lint and format', () => bin('@biomejs/biome/bin/biome', ['ci', '.'])),
    await inTurn('dead code', () => bin('knip/bin/knip.js', ['--no-progress'])),
  ]
  return results.every(Boolean)
}

async function checkTypes(): Promise<number> {
  for (const room of rooms) {
    const code = await bin('typescript/bin/tsc', ['--project', room, ...remembering(room)])
    if (code !== 0) return code
  }
  return 0
}

/** Only what changed since the last check, and what depends on it, is looked at again. */
function remembering(room: string): string[] {
  const file = `${room.replaceAll('/', '-')}.tsbuildinfo`
  return ['--incremental', '--tsBuildInfoFile', inRoot('node_modules', '.cache', 'types', file)]
}

function bin(path: string, args: string[]): Promise<number> {
  return runNode([inRoot('node_modules', path), ...args])
}

async function inTurn(name: string, work: () => Promise<number>): Promise<boolean> {
  const start = performance.now()
  const holds = (await work()) === 0
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  process.stdout.write(`${holds ? 'ok' : 'FAILED'}: ${name} (${seconds} s)\n`)
  return holds
}

if (import.meta.main) process.exit((await check()) ? 0 : 1)
