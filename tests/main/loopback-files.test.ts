import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openFileSeal } from '../../main/web/file-seal.ts'
import { writeOpeningPage } from '../../main/web/open-browser.ts'

let dataDir: string

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'balcao-loopback-'))
})

afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

test('the seal’s key is made at the first use, once the folder is held, and then stays', () => {
  const [one, other] = [openFileSeal(dataDir), openFileSeal(dataDir)]
  expect(existsSync(join(dataDir, 'seal.key'))).toBe(false)
  const sealed = one.seal(Buffer.from('palavra'))
  expect(Buffer.from(other.open(sealed)).toString()).toBe('palavra')
})

test('the token goes to the browser by a page that only the owner may read', () => {
  const url = 'http://127.0.0.1:8123/#token=abc_-123'
  const page = writeOpeningPage(url, dataDir)
  const path = fileURLToPath(page)
  expect(page).not.toContain('abc')
  expect(readFileSync(path, 'utf8')).toContain(`content="0; url=${url}"`)
  expect(statSync(path).mode & 0o077).toBe(0)
})
