import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { removeFolder, temporaryFolder } from '../support/start-relay.ts'
import { createDisk, cutPower, diskObstacle } from './disk.ts'

const hindered = diskObstacle()

/** Runs some lines of JavaScript over `file`, a handle of a file on the disk; says what they threw. */
function onDisk(folder: string, env: Record<string, string | undefined>, lines: string): string {
  const program = `const fs = require('node:fs')
    const file = fs.openSync(${JSON.stringify(join(folder, 'file'))}, 'r+')
    try { ${lines} } catch (error) { process.stdout.write(error.code) }`
  return execFileSync(process.execPath, ['-e', program], {
    env: { PATH: process.env['PATH'], ...env },
    encoding: 'utf8',
  })
}

test.skipIf(hindered !== null)('a power cut takes what was not synced, and only that', () => {
  const folder = temporaryFolder()
  const file = join(folder, 'file')
  writeFileSync(file, 'a'.repeat(1000))
  const { env } = createDisk(folder, { forgetful: true })
  onDisk(folder, env, `fs.writeSync(file, 'kept', 10); fs.fsyncSync(file)`)
  onDisk(folder, env, `fs.writeSync(file, 'lost', 20); fs.writeSync(file, 'longer', 998)`)
  expect(cutPower(folder, () => false)).toBe(2)
  expect(readFileSync(file, 'utf8')).toBe(`${'a'.repeat(10)}kept${'a'.repeat(986)}`)
  onDisk(folder, env, `fs.writeSync(file, 'lucky', 20)`)
  expect(cutPower(folder, () => true)).toBe(1)
  expect(readFileSync(file, 'utf8').slice(20, 25)).toBe('lucky')
  removeFolder(folder)
})

test.skipIf(hindered !== null)(
  'a disk fails as it is told, from the write on that it is told',
  () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'file'), '')
    const disk = createDisk(folder)
    const twice = `fs.writeSync(file, 'one'); fs.writeSync(file, 'two')`
    disk.fail('full', 1)
    expect(onDisk(folder, disk.env, twice)).toBe('ENOSPC')
    disk.fail('read-only', 0)
    expect(onDisk(folder, disk.env, twice)).toBe('EROFS')
    disk.mend()
    expect(onDisk(folder, disk.env, twice)).toBe('')
    removeFolder(folder)
  },
)
