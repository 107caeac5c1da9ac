import { expect, it } from 'vitest'
import { hotQueries } from '../../support/hot-queries.ts'
import { removeFolder, temporaryFolder } from '../../support/start-relay.ts'
import { withinStore } from '../../support/within-store.ts'

it('walk along their indexes on SQLite, however long the record grows', async () => {
  const folder = temporaryFolder()
  await withinStore(folder, async (store) => {
    const asked = await hotQueries(store)
    expect(asked.size).toBeGreaterThan(20)
    for (const sql of asked) {
      const plan = await store.all<{ detail: string }>(
        `explain query plan ${sql.replaceAll('?', '1')}`,
      )
      const scans = plan
        .map(({ detail }) => detail)
        // As few as the organisation's agents, and all of them are asked for.
        .filter((detail) => /^SCAN (?!CONSTANT|receivers$)/.test(detail))
        .filter(
          (detail) => !/USING (COVERING )?INDEX \w*(waiting|unfinished|open|merged)/.test(detail),
        )
      expect({ sql, scans }).toEqual({ sql, scans: [] })
    }
  })
  removeFolder(folder)
})
