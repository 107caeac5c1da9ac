import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

export type Days = { readonly from: number; readonly seeds: number; readonly operations: number }
export type Failure = { readonly seed: number; readonly reason: string }

/** Days for a bug to show itself in. */
const HUNT: Days = { from: 1, seeds: 60, operations: 400 }

/** Plays days in processes of their own, side by side. */
export async function playSeeds(days: Days, processes: number): Promise<Failure[]> {
  const share = Math.ceil(days.seeds / processes)
  const shares = Array.from({ length: processes }, (_, index) => ({
    ...days,
    from: days.from + index * share,
    seeds: Math.min(share, days.seeds - index * share),
  }))
  const failures = await Promise.all(
    shares.filter(({ seeds }) => seeds > 0).map((part) => playApart(part, [])),
  )
  return failures.flat()
}

/** @returns the first day that a console with this bug does not get through; null for none. */
export async function huntBug(name: string): Promise<Failure | null> {
  const [failure = null] = await playApart(HUNT, ['--bug', name])
  return failure
}

async function playApart(days: Days, args: readonly string[]): Promise<Failure[]> {
  const child = fork(join(import.meta.dirname, 'player.ts'), [JSON.stringify(days), ...args])
  const failures: Failure[] = []
  child.on('message', (failure: Failure) => failures.push(failure))
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`A player ended with ${code}.`)
  return failures
}
