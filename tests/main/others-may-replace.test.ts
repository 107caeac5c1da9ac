import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { othersMayReplace } from '../../main/store/others-may-replace.ts'

let folder: string
let inner: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'balcao-chain-'))
  inner = join(folder, 'data', 'compiled')
  mkdirSync(inner, { recursive: true, mode: 0o700 })
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('whether others could put another folder in its place', () => {
  test('not where all that leads there is its owner’s, or the system’s, where each has her own', () => {
    expect(othersMayReplace(inner)).toBe(false)
    chmodSync(folder, 0o1777)
    expect(othersMayReplace(inner)).toBe(false)
  })

  test.each([0o777, 0o775, 0o702])('wherever on the way they may write (%i)', (mode) => {
    chmodSync(folder, mode)
    expect(othersMayReplace(inner)).toBe(true)
    chmodSync(folder, 0o700)
    chmodSync(inner, mode)
    expect(othersMayReplace(inner)).toBe(true)
  })

  // Only the system's own user can give a folder away.
  test.runIf(process.getuid?.() === 0)('where one on the way is somebody else’s', () => {
    chownSync(folder, 65_534, 65_534)
    expect(othersMayReplace(inner)).toBe(true)
  })
})
