import { expect, it } from 'vitest'
import type { Transaction } from '../../relay/store/port.ts'
import { hotQueries } from '../support/hot-queries.ts'
import { removeFolder, temporaryFolder } from '../support/start-relay.ts'
import { withinStore } from '../support/within-store.ts'

type Plan = {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Index Cond'?: string
  Plans?: Plan[]
}

/** Indexes that hold only what is still to be done, and are walked whole. */
const SMALL = /waiting/

it('an inbox of many webhooks is never walked to find a few of them', async () => {
  const folder = temporaryFolder()
  await withinStore(folder, async (store) => {
    await store.run(
      `insert into inbox (received_at, body, interpreted_at)
        select n, decode(lpad(to_hex(n), 2000, '0'), 'hex'), n from generate_series(1, 20000) as n`,
    )
    const asked = [...(await hotQueries(store))].filter((sql) => /inbox/.test(sql))
    expect(asked.length).toBeGreaterThan(2)
    for (const sql of asked) {
      const plan = await store.transaction((tx) => genericPlan(tx, sql))
      expect({ sql, walks: walksIn(plan) }).toEqual({ sql, walks: [] })
    }
  })
  removeFolder(folder)
})

/** As the relay asks: prepared once, by a plan that does not know the values. */
async function genericPlan(tx: Transaction, sql: string): Promise<Plan> {
  let count = 0
  const numbered = sql.replaceAll('?', () => `$${++count}`)
  await tx.script(`set local plan_cache_mode = force_generic_plan; prepare asked as ${numbered}`)
  const values = Array(count).fill('null').join(', ')
  const explained = `explain (format json) execute asked${count > 0 ? `(${values})` : ''}`
  const row = await tx.get<{ 'QUERY PLAN': [{ Plan: Plan }] }>(explained)
  await tx.script('deallocate asked')
  if (row === undefined) throw new Error('PostgreSQL did not explain it.')
  return row['QUERY PLAN'][0].Plan
}

/** Steps that read the inbox without saying where in it. */
function walksIn(plan: Plan): string[] {
  const isWalk =
    plan['Relation Name'] === 'inbox' &&
    plan['Node Type'] !== 'Bitmap Heap Scan' &&
    plan['Index Cond'] === undefined &&
    !SMALL.test(plan['Index Name'] ?? '')
  const own = isWalk ? [`${plan['Node Type']} ${plan['Index Name'] ?? ''}`] : []
  return [...own, ...(plan.Plans ?? []).flatMap(walksIn)]
}
