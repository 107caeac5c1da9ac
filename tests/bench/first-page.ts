import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { bundle } from '../../tools/build-hosts.ts'
import { inRoot } from '../../tools/root.ts'
import { median } from './measure.ts'
import { atMost } from './target.ts'

const REPETITIONS = 7

type Kept = { readonly path: string; readonly key: Buffer }

/**
 * From the start of a process to the first page of the queue, bundled and started as the console is,
 * with what an earlier start compiled, beside a process that only starts and loads SQLite; each in
 * turn. `uncompiledMs`: what the very first start takes. `rssMb`: what the process holds then.
 */
export async function benchFirstPage(small: Kept, large: Kept) {
  const programs = {
    bare: await bundled('bare-process'),
    page: await bundled('first-page-start'),
  }
  await bundled('first-page-process')
  const compiled = join(FOLDER, 'compiled')
  const run = ({ path, key }: Kept) => start(programs.page, [compiled, path, key.toString('hex')])
  const uncompiled = run(large)
  const bare: number[] = []
  const inSmall: number[] = []
  const inLarge: number[] = []
  const memory: Record<'small' | 'large', number[]> = { small: [], large: [] }
  for (let repetition = 0; repetition < REPETITIONS; repetition += 1) {
    bare.push(start(programs.bare, []).took)
    const ofSmall = run(small)
    const ofLarge = run(large)
    inSmall.push(ofSmall.took)
    inLarge.push(ofLarge.took)
    memory.small.push(ofSmall.rssMb)
    memory.large.push(ofLarge.rssMb)
  }
  rmSync(FOLDER, { recursive: true, force: true })
  return {
    ms: Math.round(median(inLarge)),
    uncompiledMs: Math.round(uncompiled.took),
    bareMs: Math.round(median(bare)),
    timesBare: atMost(median(inLarge) / median(bare), 1.3),
    largeToSmall: atMost(median(inLarge) / median(inSmall), 1.2),
    rssMb: atMost(median(memory.large), 200),
    rssLargeToSmall: atMost(median(memory.large) / median(memory.small), 1.2),
  }
}

/** Beside `node_modules`, where the native module is found. */
const FOLDER = inRoot('out/bench')

async function bundled(name: string): Promise<string> {
  const folder = join(FOLDER, name)
  const entry = join(import.meta.dirname, `${name}.ts`)
  await bundle({ entry, folder, file: `${name}.js`, format: 'es' })
  return join(folder, `${name}.js`)
}

function start(program: string, args: readonly string[]): { took: number; rssMb: number } {
  const start = performance.now()
  const { stdout, status } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' })
  const took = performance.now() - start
  if (status !== 0) throw new Error('The process did not end well.')
  return { took, rssMb: Number(stdout) }
}
