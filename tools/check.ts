import { runNode } from './processes.ts'
import { inRoot } from './root.ts'
import { inTwoLanes } from './two-lanes.ts'

/** Every room that is a TypeScript project of its own; the longest to check first. */
const rooms = [
  'tests',
  'renderer',
  'relay',
  'main',
  'main/electron',
  'shared',
  'simulator',
  'tools',
  'simulator/page',
]

type Look = { readonly name: string; readonly work: () => Promise<number> }

const looks: readonly Look[] = [
  ...rooms.map((room) => ({ name: `types of ${room}`, work: () => checkTypes(room) })),
  { name: 'dead code', work: () => bin('knip/bin/knip.js', ['--no-progress']) },
  { name: 'lint and format', work: () => bin('@biomejs/biome/bin/biome', ['ci', '.']) },
]

/** What can be said about the code without running it. Returns whether all of it holds. */
export async function check(): Promise<boolean> {
  let holds = true
  await inTwoLanes(looks, async ({ name, work }) => {
    const start = performance.now()
    const isFine = (await work()) === 0
    const seconds = ((performance.now() - start) / 1000).toFixed(1)
    process.stdout.write(`${isFine ? 'ok' : 'FAILED'}: ${name} (${seconds} s)\n`)
    holds &&= isFine
  })
  return holds
}

/** By one thread: several of them ask the same of shared types again, and both lanes have their room. */
function checkTypes(room: string): Promise<number> {
  return bin('typescript/bin/tsc', ['--project', room, '--singleThreaded', ...remembering(room)])
}

/** Only what changed since the last check, and what depends on it, is looked at again. */
function remembering(room: string): string[] {
  const file = `${room.replaceAll('/', '-')}.tsbuildinfo`
  return ['--incremental', '--tsBuildInfoFile', inRoot('node_modules', '.cache', 'types', file)]
}

function bin(path: string, args: string[]): Promise<number> {
  return runNode([inRoot('node_modules', path), ...args])
}

if (import.meta.main) process.exit((await check()) ? 0 : 1)
