import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { operate } from '../../support/operate.ts'
import { aRecordedDay } from '../../support/recorded-day.ts'
import { relayCommand } from '../../support/relay-command.ts'
import { startRelay } from '../../support/start-relay.ts'

const day = aRecordedDay()

describe('migrating', () => {
  it('says that there is nothing to do, or what it did', async () => {
    expect((await operate(day.folder, ['migrate'])).lines).toEqual([
      expect.stringMatching(/^The store is of version \d+ already\.$/),
    ])
    const empty = day.newFolder()
    writeFileSync(join(empty, 'relay.sqlite'), '')
    expect((await operate(empty, ['migrate'])).lines).toEqual([
      expect.stringMatching(/^The store is of version \d+ now: applied 10, 20, 30\b/),
    ])
  })

  it('is refused while a relay runs', async () => {
    const relay = await startRelay()
    await expect(operate(relay.dataFolder, ['migrate'])).rejects.toThrow('Another relay')
    await relay.stop()
  })

  it('is what a command asks for that finds an older store', async () => {
    const empty = day.newFolder()
    writeFileSync(join(empty, 'relay.sqlite'), '')
    await expect(operate(empty, ['verify'])).rejects.toThrow('npm run relay -- migrate')
  })
})

describe('the command line', () => {
  it.each([
    [['backup'], 'npm run relay -- backup /mnt/backups'],
    [['backup', 'a', 'b'], 'npm run relay -- backup /mnt/backups'],
    [['backup', '/nowhere/at/all'], 'There is no folder /nowhere/at'],
    [['restore'], 'npm run relay -- restore /mnt/backups/balcao.sqlite'],
    [['restore', 'nothing.sqlite'], 'There is no file nothing.sqlite'],
    [['migrate', 'now'], 'npm run relay -- migrate'],
    [['verify', '--fast'], 'verify --json'],
    [['export'], 'export --all'],
    [['export', '--all', '--conversation', 'x'], 'export --all'],
    [['export', '--conversation', 'x'], 'There is no conversation x'],
    [['quarantine'], 'quarantine show 12'],
    [['quarantine', 'show'], 'quarantine show 12'],
    [['quarantine', 'show', 'x'], 'quarantine show 12'],
    [['quarantine', 'retry'], 'quarantine show 12'],
    [['quarantine', 'retry', '1', '--all'], 'quarantine show 12'],
    [['quarantine', 'show', '999'], 'There is no entry 999'],
  ])('%j gets a sentence with an example', async (args, sentence) => {
    await expect(operate(day.folder, args)).rejects.toThrow(sentence)
  })

  it.each([
    ['backup', '/tmp'],
    ['verify'],
    ['migrate'],
    ['export', '--all'],
    ['quarantine', 'list'],
  ])('%s makes no store where there is none', async (...args) => {
    const folder = day.newFolder()
    await expect(operate(folder, args)).rejects.toThrow('There is no store in')
    expect(existsSync(join(folder, 'relay.sqlite'))).toBe(false)
  })

  it('ends with 1 and a sentence, not a stack', async () => {
    const { code, output, errors } = await relayCommand(day.folder, ['restore', 'nothing.sqlite'])
    expect([code, output]).toEqual([1, ''])
    expect(errors).toMatch(/^relay: There is no file nothing\.sqlite\. Say which backup.*\n$/)
  })
})
