import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { median, rounded } from './measure.ts'

const REPETITIONS = 7

type Kept = { readonly path: string; readonly key: Buffer }

/**
 * From the start of a process to the first page of the queue, beside a process that only starts and
 * loads SQLite; each in turn. `rssMb`: what the process holds then.
 */
export async function benchFirstPage(small: Kept, large: Kept) {
  const bare: number[] = []
  const inSmall: number[] = []
  const inLarge: number[] = []
  const memory: Record<'small' | 'large', number[]> = { small: [], large: [] }
  for (let repetition = 0; repetition < REPETITIONS; repetition += 1) {
    bare.push(run([]).took)
    const ofSmall = run([small.path, small.key.toString('hex')])
    const ofLarge = run([large.path, large.key.toString('hex')])
    inSmall.push(ofSmall.took)
    inLarge.push(ofLarge.took)
    memory.small.push(ofSmall.rssMb)
    memory.large.push(ofLarge.rssMb)
  }
  return {
    ms: Math.round(median(inLarge)),
    bareMs: Math.round(median(bare)),
    timesBare: rounded(median(inLarge) / median(bare)),
    largeToSmall: rounded(median(inLarge) / median(inSmall)),
    rssMb: Math.round(median(memory.large)),
    rssLargeToSmall: rounded(median(memory.large) / median(memory.small)),
  }
}

function run(args: readonly string[]): { took: number; rssMb: number } {
  const start = performance.now()
  const program = join(import.meta.dirname, 'first-page-process.ts')
  const { stdout, status } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' })
  const took = performance.now() - start
  if (status !== 0) throw new Error('The process did not end well.')
  return { took, rssMb: Number(stdout) }
}
