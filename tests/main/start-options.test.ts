import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { dataDirOf, usualDataDir } from '../../main/data-dir.ts'
import { policyFilePath } from '../../main/policy-file.ts'
import { parseRelayAddress } from '../../main/relay-address.ts'
import { readStartOptions } from '../../main/start-options.ts'

let folder: string
let policy: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'balcao-policy-'))
  policy = join(folder, 'policy.json')
})

afterEach(() => rmSync(folder, { recursive: true }))

test('the data folder is known before anything else is read, among whatever else stands there', () => {
  expect(dataDirOf(['node', 'web.js', '--lang=pt', '--data', '/x', '--relay', 'y'])).toBe('/x')
  expect(dataDirOf(['shell', 'balcao://x', '--data=/y'])).toBe('/y')
  expect(dataDirOf(['shell'])).toBe(usualDataDir())
  expect(dataDirOf(['shell', '--data'])).toBe(null)
})

describe('the command line', () => {
  test('says everything', () => {
    const args = ['--relay', 'https://balcao.example.org/', '--data', '/x', '--port', '8123']
    expect(readStartOptions([...args, '--no-open', '--host', 'web'], policy)).toEqual({
      outcome: 'read',
      options: {
        relayUrl: 'https://balcao.example.org',
        relayFixed: true,
        dataDir: '/x',
        port: 8123,
        open: false,
        rendererDir: null,
      },
    })
  })

  test('may say nothing: the first run asks for the relay', () => {
    expect(readStartOptions([], policy)).toMatchObject({
      options: { relayUrl: null, relayFixed: false, dataDir: null, port: 0, open: true },
    })
  })

  test.each([
    [['--port', 'many'], /--port/],
    [['--port', '70000'], /--port/],
    [['--relay', 'ftp://x'], /--relay must be an address such as https:/],
    [['--rely', 'x'], /--rely/],
  ])('%s is answered with a sentence', (args, sentence) => {
    expect(readStartOptions(args, policy)).toEqual({
      outcome: 'refused',
      sentence: expect.stringMatching(sentence),
    })
  })
})

describe('the policy file', () => {
  test('wins over the command line', () => {
    writeFileSync(policy, '{"relayUrl":"https://central.example.org"}')
    expect(readStartOptions(['--relay', 'https://other.example.org'], policy)).toMatchObject({
      options: { relayUrl: 'https://central.example.org', relayFixed: true },
    })
  })

  test.each(['not json', '{}', '{"relayUrl":"nowhere"}'])(
    '%s is answered with a sentence',
    (text) => {
      writeFileSync(policy, text)
      expect(readStartOptions([], policy)).toEqual({
        outcome: 'refused',
        sentence: expect.stringContaining(policy),
      })
    },
  )

  test('lies where only administrators write', () => {
    const environment = { ProgramData: 'C:\\ProgramData' }
    expect([
      policyFilePath('linux', environment),
      policyFilePath('darwin', environment),
      policyFilePath('win32', environment).replaceAll('\\', '/'),
    ]).toEqual([
      '/etc/balcao/policy.json',
      '/Library/Application Support/Balcao/policy.json',
      'C:/ProgramData/Balcao/policy.json',
    ])
  })
})

test.each([
  ['https://balcao.example.org', 'https://balcao.example.org'],
  [' http://10.0.0.5:8787/ ', 'http://10.0.0.5:8787'],
  ['https://example.org/balcao/', 'https://example.org/balcao'],
  ['balcao.example.org', null],
  ['https://ana:senha@example.org', null],
  ['https://example.org/?x=1', null],
  ['javascript:alert(1)', null],
  ['', null],
])('the address "%s" is kept as %s', (text, kept) => {
  expect(parseRelayAddress(text)).toBe(kept)
})
