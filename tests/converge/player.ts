import { registerHooks } from 'node:module'
import { bugs, type PlantedBug } from './bugs.ts'
import type { Days } from './workers.ts'

/**
 * Plays days in this process, and tells its parent of each that fails. With `--bug NAME` that bug is
 * planted into the source text while it is loaded, and the first failure ends it:
 * `node player.ts DAYS [--bug NAME]`.
 */
const { from, seeds, operations }: Days = JSON.parse(process.argv[2] ?? '')
const name = process.argv[3] === '--bug' ? process.argv[4] : null
const bug = bugs.find((each) => each.name === name) ?? null
if (bug) plant(bug)
const { play } = await import('./simulation.ts')

for (let seed = from; seed < from + seeds; seed += 1) {
  try {
    // Building a replica anew takes longer than a day: now and then it shows whatever it can show.
    await play(seed, operations, bug !== null || seed % 20 === 0)
  } catch (error) {
    process.send?.({ seed, reason: error instanceof Error ? error.message : String(error) })
    if (bug) break
  }
}
process.disconnect?.()

function plant({ file, from: right, to: wrong }: PlantedBug): void {
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context)
      if (!url.endsWith(`/${file}`)) return loaded
      const source = String(loaded.source)
      if (source.split(right).length !== 2) throw new Error(`${file} has no such place once.`)
      return { ...loaded, source: source.replace(right, wrong) }
    },
  })
}
