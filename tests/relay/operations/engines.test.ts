import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { operate } from '../../support/operate.ts'
import { aRecordedDay } from '../../support/recorded-day.ts'
import { startRelay } from '../../support/start-relay.ts'
import { contactOf, maria, messageFrom, webhook } from '../../support/webhooks.ts'
import { pick, withinStore } from '../../support/within-store.ts'

/** The operator's commands, on whichever engine these tests run. */
const day = aRecordedDay()

const onSqlite = { BALCAO_STORE: 'sqlite' }
const logId = (folder: string) => pick<string>(folder, 'select log_id from log_head')
const exported = async (folder: string, env = {}) =>
  (await operate(folder, ['export', '--all'], env)).output

async function expectWhole(folder: string, env = {}): Promise<void> {
  const { lines } = await operate(folder, ['verify'], env)
  expect(lines.at(-1)).toBe('The record is whole.')
}

async function backupOf(folder: string, env = {}): Promise<string> {
  const file = join(day.newFolder(), 'backup.sqlite')
  expect((await operate(folder, ['backup', file], env)).isWell).toBe(true)
  return file
}

describe('a backup', () => {
  it('restored into an empty store is the same record under another log id', async () => {
    const restored = day.newFolder()
    const { lines } = await operate(restored, ['restore', await backupOf(day.folder)])
    expect(lines[0]).toMatch(/^Restored \d+ events\. Everybody signs in again/)
    expect(await exported(restored)).toBe(await exported(day.folder))
    expect(await logId(restored)).not.toBe(await logId(day.folder))
    expect(await pick(restored, 'select count(*) from sessions')).toBe(0)
    await expectWhole(restored)
  })

  it('moves the record to the other engine and back', async () => {
    const sqlite = day.newFolder()
    await operate(sqlite, ['restore', await backupOf(day.folder)], onSqlite)
    await expectWhole(sqlite, onSqlite)
    const back = day.newFolder()
    await operate(back, ['restore', await backupOf(sqlite, onSqlite)])
    await expectWhole(back)
    expect(await exported(back)).toBe(await exported(day.folder))
  })

  it('goes on where it stopped: the next row of each table has the next number', async () => {
    const folder = day.newFolder()
    await operate(folder, ['restore', await backupOf(day.folder)])
    const relay = await startRelay({ dataFolder: folder })
    const ana = await relay.signIn('ana')
    const { head } = await ana.page()
    const messages = [messageFrom(maria), null]
    await relay.postWebhook(webhook({ contacts: [contactOf(maria)], messages }))
    await ana.untilEvents('message-received', 3)
    expect((await ana.events()).at(-1)?.seq).toBeGreaterThan(head)
    await relay.stop()
    expect(await pick(folder, 'select count(*) from quarantine')).toBe(3)
    await expectWhole(folder)
  })

  it('is refused where a store is, unless it is told to replace it; then it keeps that one', async () => {
    const folder = day.copy()
    const before = await logId(folder)
    const backup = await backupOf(day.folder)
    await expect(operate(folder, ['restore', backup])).rejects.toThrow('--replace')
    expect(await logId(folder)).toBe(before)
    await withinStore(folder, ({ run }) => run('delete from commands'))
    await operate(folder, ['restore', backup, '--replace'])
    expect(await pick(folder, 'select count(*) from commands')).toBeGreaterThan(0)

    const kept = readdirSync(folder).find((name) => /^replaced-.*sqlite$/.test(name))
    const again = day.newFolder()
    await operate(again, ['restore', join(folder, kept ?? '')])
    expect(await pick(again, 'select count(*) from commands')).toBe(0)
    await expectWhole(again)
  })

  it('is not restored while a relay runs', async () => {
    const relay = await startRelay()
    const before = await logId(relay.dataFolder)
    const restoring = operate(relay.dataFolder, [
      'restore',
      await backupOf(day.folder),
      '--replace',
    ])
    await expect(restoring).rejects.toThrow('Another relay is using')
    await expect(operate(relay.dataFolder, ['migrate'])).rejects.toThrow('Another relay is using')
    expect(await logId(relay.dataFolder)).toBe(before)
    await expectWhole(relay.dataFolder)
    await relay.stop()
  })
})

describe('verify', () => {
  it.each([
    ['update log_head set seq = seq + 1', 'wrong-head'],
    [`delete from messages where direction = 'out'`, 'missing-row'],
    [`update outgoing set state = 'queued'`, 'changed-row'],
    [`insert into conversations values ('x', 'y', '1', 1, 1, '{}', 0)`, 'extra-row'],
    ['delete from content where seq = (select max(seq) from content)', 'missing-content'],
  ])('finds what %s did', async (sql, kind) => {
    const folder = day.copy()
    await withinStore(folder, ({ run }) => run(sql))
    const { isWell, lines } = await operate(folder, ['verify', '--json'])
    const { faults } = JSON.parse(lines.join())
    expect([isWell, faults[0].kind]).toEqual([false, kind])
  })
})

describe('where there is no store', () => {
  it.each([['backup', '/tmp'], ['verify'], ['migrate'], ['export', '--all']])(
    '%s says so, and makes none',
    async (...args) => {
      const folder = day.newFolder()
      await expect(operate(folder, args)).rejects.toThrow('There is no store in')
      await expect(operate(folder, ['verify'])).rejects.toThrow('There is no store in')
      expect(existsSync(join(folder, 'relay.sqlite'))).toBe(false)
    },
  )
})
