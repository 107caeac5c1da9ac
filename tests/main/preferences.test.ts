import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { PreferencesStore } from '../../main/store/preferences.ts'
import { readSettings, writeSettings } from '../../main/store/settings.ts'
import { dressPage } from '../../main/web/dress-page.ts'
import { usualPreferences } from '../../shared/domain/preferences.ts'
import { callSchemas } from '../../shared/ipc.ts'

/** How each agent has her console, on a PC that several share. */

let dataDir: string
let ana: string
let bruno: string
let logged: string[]
let store: PreferencesStore
const log = (code: string) => void logged.push(code)

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'balcao-preferences-'))
  ana = join(dataDir, 'users', 'ana')
  bruno = join(dataDir, 'users', 'bruno')
  for (const folder of [ana, bruno]) mkdirSync(folder, { recursive: true })
  logged = []
  store = new PreferencesStore(dataDir, log)
})

afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

test('what was never changed is as usual', () => {
  expect([store.read(null), store.read(ana)]).toEqual([usualPreferences, usualPreferences])
})

test('what she changes is hers and stays, and another’s is another’s', () => {
  store.save(ana, { enterKey: 'breaks', keys: { urgent: ['Alt+G'] } })
  store.save(bruno, { density: 'compact' })
  const again = new PreferencesStore(dataDir, log)
  expect(again.read(ana)).toMatchObject({ enterKey: 'breaks', keys: { urgent: ['Alt+G'] } })
  expect(again.read(bruno)).toMatchObject({ enterKey: 'sends', keys: {}, density: 'compact' })
})

test('the page before anybody signs in looks as it did for who was here last', () => {
  store.save(ana, { theme: 'dark', enterKey: 'breaks' })
  expect(store.read(null)).toMatchObject({ theme: 'dark', enterKey: 'sends' })
  store.save(bruno, { theme: 'light' })
  expect(store.look().theme).toBe('light')
  store.enter(ana)
  expect(store.look().theme).toBe('dark')
})

test('the language that was chosen before signing in stays with who never chose one', () => {
  store.save(null, { language: 'en' })
  store.enter(ana)
  expect(store.read(ana).language).toBe('en')
  store.save(ana, { language: 'pt-BR' })
  store.save(null, { language: 'en' })
  store.enter(ana)
  expect(store.look().language).toBe('pt-BR')
})

test('a damaged file is as usual, and of a damaged part only that part is', () => {
  writeFileSync(join(ana, 'preferences.json'), '{"theme":')
  expect(store.read(ana)).toEqual(usualPreferences)
  expect(logged).toEqual(['preferences-unreadable'])
  writeFileSync(join(ana, 'preferences.json'), '{"theme":"pink","density":"compact","future":1}')
  expect(store.read(ana)).toEqual({ ...usualPreferences, density: 'compact' })
})

test('when she wants peace is hers too, and an older file without it is as usual', () => {
  const quietSpans = [{ days: [1, 5], from: '22:00', to: '06:00' }]
  store.save(ana, { quietSpans, quietAsked: { kind: 'quiet', until: null } })
  expect(new PreferencesStore(dataDir, log).read(ana)).toMatchObject({
    quietSpans,
    quietAsked: { kind: 'quiet', until: null },
  })
  writeFileSync(join(bruno, 'preferences.json'), '{"quiet":{"outsideHours":false}}')
  expect(store.read(bruno)).toMatchObject({
    quiet: { outsideHours: false },
    quietSpans: [],
    quietAsked: null,
  })
})

test('the relay’s address and the look do not take each other away', () => {
  writeSettings(dataDir, { ...readSettings(dataDir, log), relayUrl: 'http://localhost:1' })
  store.save(ana, { theme: 'dark' })
  expect(readSettings(dataDir, log)).toMatchObject({
    relayUrl: 'http://localhost:1',
    look: { theme: 'dark' },
  })
})

test('a screen can say nothing else than what can be chosen', () => {
  const schema = callSchemas['save-preferences']
  expect(schema.safeParse({ change: { theme: 'pink' } }).success).toBe(false)
  expect(schema.safeParse({ change: { quiet: { outsideHours: 'sometimes' } } }).success).toBe(false)
  const span = { days: [1], from: '22:00', to: '22:00' }
  expect(schema.safeParse({ change: { quietSpans: [span] } }).success).toBe(false)
  expect(schema.safeParse({ change: { quietAsked: { kind: 'quiet', until: -1 } } }).success).toBe(
    false,
  )
  expect(schema.safeParse({ change: { keys: { urgent: 'Alt+G' } } }).success).toBe(false)
  expect(schema.parse({ change: { theme: 'dark', path: '../x' } })).toEqual({
    change: { theme: 'dark' },
  })
})

test('the page wears it from its first frame on, and nothing else is touched', () => {
  const page = readFileSync(new URL('../../renderer/index.html', import.meta.url))
  const look = { theme: 'dark', language: 'en', density: 'compact' } as const
  const dressed = new TextDecoder().decode(
    dressPage({ bytes: page, type: 'text/html; charset=utf-8' }, look),
  )
  expect(dressed).toContain('<html lang="en" data-theme="dark" data-density="compact">')
  const script = { bytes: Buffer.from('<html lang="pt-BR">'), type: 'text/javascript' }
  expect(dressPage(script, look)).toBe(script.bytes)
})
