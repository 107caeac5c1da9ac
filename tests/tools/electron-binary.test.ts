import { spawn } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fetchElectronBinary, findElectronBinary, hasDisplay } from '../../tools/electron-binary.ts'
import { inRoot } from '../../tools/root.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stand-in-electron-'))
  writeFileSync(join(folder, 'package.json'), '{"version":"45.4.1"}')
  mkdirSync(join(folder, 'temporary'))
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) vi.stubEnv(name, join(folder, 'temporary'))
})

afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

test('a program that is there is found without running anything', () => {
  unpack('v45.4.1')
  expect(findElectronBinary(folder)).toBe(join(folder, 'dist', 'electron'))
})

test('a program of another version counts as missing', () => {
  unpack('v44.0.0')
  expect(findElectronBinary(folder)).toBe(null)
})

test('a program whose unpacking was cut short counts as missing', () => {
  unpack('v45.4.1')
  rmSync(join(folder, 'path.txt'))
  expect(findElectronBinary(folder)).toBe(null)
})

test('an installer that goes on writing is waited for, however slow', async () => {
  installer(`
    const file = path.join(os.tmpdir(), 'electron.zip')
    for (let part = 0; part < 12; part++) {
      fs.appendFileSync(file, 'x'.repeat(1000))
      await new Promise((resolve) => setTimeout(resolve, 300))
    }
    fs.mkdirSync('dist')
    fs.writeFileSync('dist/version', '45.4.1')
    fs.writeFileSync('dist/electron', '')
    fs.writeFileSync('path.txt', 'electron')
  `)
  expect(await fetchElectronBinary({ stallMs: 3_000, folder })).toEqual({
    outcome: 'fetched',
    path: join(folder, 'dist', 'electron'),
  })
  expect(readdirSync(join(folder, 'temporary'))).toEqual([])
})

test('an installer that stands still is given up and ended', async () => {
  installer(`
    fs.writeFileSync('pid', String(process.pid))
    fs.writeFileSync(path.join(os.tmpdir(), 'electron.zip'), 'some bytes, then none')
    setInterval(() => {}, 1000)
  `)
  expect(await fetchElectronBinary({ stallMs: 3_000, folder })).toEqual({
    outcome: 'stalled',
    why: 'nothing arrived for 3 s',
  })
  expect(isAlive(installerPid())).toBe(false)
  expect(readdirSync(join(folder, 'temporary'))).toEqual([])
})

test('an installer ends with the program that started it, even when that is killed', async () => {
  installer(`
    fs.writeFileSync('pid', String(process.pid))
    setInterval(() => {}, 1000)
  `)
  const options = JSON.stringify({ stallMs: 60_000, folder })
  const tool = JSON.stringify(pathToFileURL(inRoot('tools', 'electron-binary.ts')).href)
  const parent = spawn(process.execPath, [
    '--input-type=module',
    '--eval',
    `const tool = await import(${tool}); await tool.fetchElectronBinary(${options})`,
  ])
  await vi.waitUntil(() => existsSync(join(folder, 'pid')) && installerPid() > 0, 60_000)
  parent.kill('SIGKILL')
  await vi.waitUntil(() => !isAlive(installerPid()), 60_000)
})

test('an installer that fails says why in one line', async () => {
  installer(`
    console.error('HTTPError: Response code 404\\n    at download')
    process.exit(1)
  `)
  expect(await fetchElectronBinary({ stallMs: 60_000, folder })).toEqual({
    outcome: 'failed',
    why: 'HTTPError: Response code 404',
  })
})

test('an installer that ends well and leaves nothing has failed', async () => {
  installer('')
  expect(await fetchElectronBinary({ stallMs: 60_000, folder })).toEqual({
    outcome: 'failed',
    why: 'its installer ended with 0',
  })
})

test('on Linux a display is what the environment says', () => {
  expect([
    hasDisplay('linux', {}),
    hasDisplay('linux', { DISPLAY: '' }),
    hasDisplay('linux', { DISPLAY: ':0' }),
    hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' }),
    hasDisplay('win32', {}),
  ]).toEqual([false, false, true, true, true])
})

function unpack(version: string): void {
  mkdirSync(join(folder, 'dist'))
  writeFileSync(join(folder, 'dist', 'version'), version)
  writeFileSync(join(folder, 'dist', 'electron'), '')
  writeFileSync(join(folder, 'path.txt'), 'electron')
}

function installer(body: string): void {
  writeFileSync(
    join(folder, 'install.js'),
    `const fs = require('fs'), os = require('os'), path = require('path')
    ;(async () => {${body}})()`,
  )
}

function installerPid(): number {
  return Number(readFileSync(join(folder, 'pid'), 'utf8'))
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
