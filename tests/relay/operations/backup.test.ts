import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { claimedCase, replyOf } from '../../support/desk.ts'
import { operate } from '../../support/operate.ts'
import { aRecordedDay } from '../../support/recorded-day.ts'
import { spawnRelay, startRelay } from '../../support/start-relay.ts'
import { startStubGraph } from '../../support/stub-graph.ts'
import { contactOf, inbound, maria, messageFrom, webhook } from '../../support/webhooks.ts'
import { pick, withinStore } from '../../support/within-store.ts'

const day = aRecordedDay()

async function backupOf(dataFolder: string): Promise<string> {
  const file = join(day.newFolder(), 'backup.sqlite')
  await operate(dataFolder, ['backup', file])
  return file
}

const logId = (folder: string) => pick<string>(folder, 'select log_id from log_head')

const log = (folder: string) =>
  withinStore(folder, ({ all }) =>
    all('select * from log left join content using (seq) order by seq'),
  )

async function expectWhole(folder: string): Promise<void> {
  expect((await operate(folder, ['verify'])).lines.at(-1)).toBe('The record is whole.')
}

describe('a backup', () => {
  it('goes into a folder under a name of its own, readable by its owner alone', async () => {
    const place = day.newFolder()
    const { isWell, lines } = await operate(day.folder, ['backup', place])
    const [name = '', ...others] = readdirSync(place)
    expect([isWell, others]).toEqual([true, []])
    expect(name).toMatch(/^balcao-\d{4}-\d\d-\d\dT\d{6}Z\.sqlite$/)
    expect(lines).toEqual([
      `Backed up ${(await log(day.folder)).length} events to ${join(place, name)} ` +
        `(${statSync(join(place, name)).size} bytes).`,
    ])
    expect(statSync(join(place, name)).mode & 0o777).toBe(0o600)
  })

  it('holds nothing of who failed to sign in', async () => {
    const folder = day.newFolder()
    await withinStore(folder, ({ run }) =>
      run('insert into sign_in_failures values (?, 1, ?)', Buffer.alloc(32, 0xab), Date.now()),
    )
    const backup = await backupOf(folder)
    expect(readFileSync(backup).includes(Buffer.alloc(32, 0xab))).toBe(false)
    const kept = await pick<number>(folder, 'select count(*) from sign_in_failures')
    expect(kept).toBe(1)
  })

  it('never overwrites, and leaves nothing behind when it is refused', async () => {
    const place = day.newFolder()
    const file = join(place, 'mine.txt')
    writeFileSync(file, 'precious')
    await expect(operate(day.folder, ['backup', file])).rejects.toThrow('is not overwritten')
    expect(readFileSync(file, 'utf8')).toBe('precious')
    expect(readdirSync(place)).toEqual(['mine.txt'])
  })

  it('of a damaged store is not made', async () => {
    const folder = day.copy()
    const place = day.newFolder()
    const root = await pick<number>(folder, `select rootpage from sqlite_master where name = 'log'`)
    const bytes = readFileSync(join(folder, 'relay.sqlite'))
    bytes.fill(7, (root - 1) * 4096, root * 4096)
    writeFileSync(join(folder, 'relay.sqlite'), bytes)
    await expect(operate(folder, ['backup', place])).rejects.toThrow('no backup was made')
    expect(readdirSync(place)).toEqual([])
  })

  it('taken while 200 webhooks arrive is one moment of a log that goes on', async () => {
    const relay = await spawnRelay()
    day.keep(relay.dataFolder)
    const place = day.newFolder()
    const names = ['a', 'b', 'c', 'd', 'e']
    for (const [wave, name] of names.entries()) {
      const posts = Array.from({ length: 40 }, (_, index) => {
        const number = 10_000 + ((wave * 40 + index) % 20)
        const sender = { name: 'X', phone: `55639999${number}`, userId: `BR.${number}` }
        return relay.postWebhook(webhook(inbound(sender)))
      })
      await operate(relay.dataFolder, ['backup', join(place, name)])
      expect((await Promise.all(posts)).every(({ status }) => status === 200)).toBe(true)
    }
    const ana = await relay.signIn('ana')
    await ana.untilEvents('message-received', 200)
    await operate(relay.dataFolder, ['backup', join(place, 'end')])
    await relay.stop()

    const whole = await log(relay.dataFolder)
    const sizes: number[] = []
    for (const name of [...names, 'end']) {
      const restored = day.newFolder()
      await operate(restored, ['restore', join(place, name)])
      await expectWhole(restored)
      const events = await log(restored)
      expect(events).toEqual(whole.slice(0, events.length))
      sizes.push(events.length)
    }
    expect(sizes).toEqual(sizes.toSorted((one, other) => one - other))
    expect(sizes.at(-1)).toBe(whole.length)
    // They are of different moments.
    expect(new Set(sizes).size).toBeGreaterThan(1)
  })
})

describe('a restored store', () => {
  it('has the same events under another log id, and everybody signs in again', async () => {
    const restored = day.newFolder()
    const { lines } = await operate(restored, ['restore', await backupOf(day.folder)])
    expect(lines[0]).toContain(`Restored ${(await log(day.folder)).length} events.`)
    expect(await log(restored)).toEqual(await log(day.folder))
    expect(await logId(restored)).not.toBe(await logId(day.folder))
    const sessions = (folder: string) => pick<number>(folder, 'select count(*) from sessions')
    expect([await sessions(day.folder), await sessions(restored)]).toEqual([1, 0])
    await expectWhole(restored)
    expect(readdirSync(restored).toSorted()).toEqual(['relay.lock', 'relay.sqlite'])
  })

  it('has another log id each time', async () => {
    const backup = await backupOf(day.folder)
    const [first, second] = [day.newFolder(), day.newFolder()]
    for (const folder of [first, second]) await operate(folder, ['restore', backup])
    expect(await logId(first)).not.toBe(await logId(second))
  })

  it('sends no reply that waited then: it may have been sent since', async () => {
    const quiet = await startRelay({ dataFolder: day.copy() })
    const ana = await quiet.signIn('ana')
    const where = await claimedCase(quiet, ana, {
      ...maria,
      phone: '5563999990009',
      userId: 'BR.9',
    })
    const replies = [replyOf(where, 'Um'), replyOf(where, 'Dois')]
    for (const reply of replies) await ana.command(reply)
    const backup = await backupOf(quiet.dataFolder)
    await quiet.stop()

    const dataFolder = day.newFolder()
    const { lines } = await operate(dataFolder, ['restore', backup])
    expect(lines).toContain('2 replies were on their way then: now marked as unknown.')
    await expectWhole(dataFolder)
    const graph = await startStubGraph()
    const relay = await startRelay({ dataFolder, apiUrl: graph.apiUrl })
    const later = await relay.signIn('ana')
    const unknown = await later.events('send-unknown')
    expect(unknown.map(({ messageId }) => messageId)).toEqual(
      replies.map(({ messageId }) => messageId),
    )
    await later.command(replyOf(where, 'Três'))
    await later.untilEvents('send-accepted', 2)
    expect(graph.calls.map(({ text }) => text.body)).toEqual(['Três'])
    await relay.stop()
    await graph.stop()
  })

  it('goes on: what comes next has the next number', async () => {
    const dataFolder = day.newFolder()
    await operate(dataFolder, ['restore', await backupOf(day.folder)])
    const relay = await startRelay({ dataFolder })
    const ana = await relay.signIn('ana')
    const { head } = await ana.page()
    await relay.postWebhook(
      webhook({ contacts: [contactOf(maria)], messages: [messageFrom(maria)] }),
    )
    await ana.untilEvents('message-received', 3)
    expect((await ana.events()).at(-1)?.seq).toBeGreaterThan(head)
    await relay.stop()
    await expectWhole(dataFolder)
  })
})

describe('restoring', () => {
  it('is refused while a relay runs on the folder', async () => {
    const relay = await startRelay()
    const before = await logId(relay.dataFolder)
    await expect(
      operate(relay.dataFolder, ['restore', await backupOf(day.folder), '--replace']),
    ).rejects.toThrow('Another relay is using the data folder')
    expect(await logId(relay.dataFolder)).toBe(before)
    await relay.stop()
  })

  it('is refused where a store is, unless it is told to replace it; then it keeps that one', async () => {
    const folder = day.copy()
    const before = await logId(folder)
    const backup = await backupOf(day.folder)
    await expect(operate(folder, ['restore', backup])).rejects.toThrow('--replace')
    expect(await logId(folder)).toBe(before)

    const { lines } = await operate(folder, ['restore', backup, '--replace'])
    const kept = readdirSync(folder).find((name) => name.startsWith('replaced-'))
    expect(lines.slice(-2)).toEqual([
      `The store that was here is kept as ${join(folder, kept ?? '')}.`,
      'Erasures do not reach it any more: delete it once nobody needs it.',
    ])
    const again = day.newFolder()
    await operate(again, ['restore', join(folder, kept ?? '')])
    expect(await log(again)).toEqual(await log(day.folder))
    expect(await logId(folder)).not.toBe(before)
  })

  it('keeps what a killed relay had only in its journal', async () => {
    const relay = await spawnRelay()
    day.keep(relay.dataFolder)
    await relay.postWebhook(webhook(inbound(maria)))
    const ana = await relay.signIn('ana')
    await ana.untilEvents('message-received', 1)
    const { head } = await ana.page()
    await relay.kill()
    expect(existsSync(join(relay.dataFolder, 'relay.sqlite-wal'))).toBe(true)

    await operate(relay.dataFolder, ['restore', await backupOf(day.folder), '--replace'])
    expect(await log(relay.dataFolder)).toEqual(await log(day.folder))
    await expectWhole(relay.dataFolder)
    const kept = readdirSync(relay.dataFolder).find((name) => /^replaced-.*sqlite$/.test(name))
    const again = day.newFolder()
    await operate(again, ['restore', join(relay.dataFolder, kept ?? '')])
    expect(await log(again)).toHaveLength(head)
  })

  it.each([
    ['a text', 'not a database at all, but long enough to be read as one'.repeat(100)],
    ['an empty file', ''],
  ])('takes nothing from %s', async (_what, bytes) => {
    const folder = day.newFolder()
    const file = join(day.newFolder(), 'file')
    writeFileSync(file, bytes)
    await expect(operate(folder, ['restore', file])).rejects.toThrow('is not a backup')
    expect(existsSync(join(folder, 'relay.sqlite'))).toBe(false)
  })

  it('takes nothing from a newer relay, nor from a damaged backup', async () => {
    const backup = await backupOf(day.folder)
    const newer = day.copy()
    await withinStore(newer, ({ run }) => run('insert into migrations (number) values (9990)'))
    const folder = day.newFolder()
    await expect(operate(folder, ['restore', join(newer, 'relay.sqlite')])).rejects.toThrow(
      'version 9990',
    )
    const bytes = readFileSync(backup)
    writeFileSync(backup, bytes.subarray(0, bytes.length - 4096))
    await expect(operate(folder, ['restore', backup])).rejects.toThrow(/damaged|not a backup/)
    expect(existsSync(join(folder, 'relay.sqlite'))).toBe(false)
  })
})
