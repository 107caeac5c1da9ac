import { request } from 'node:http'
import { expect, test } from 'vitest'
import { until } from '../support/wait.ts'
import { startBoth } from './setting.ts'

test('the page and its scripts are served without types, under a strict policy', async () => {
  const { simulator } = await startBoth()
  const page = await fetch(simulator.url)
  const html = await page.text()
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(html).toContain('lang="pt-BR"')
  const wanted = ['/page/phones.css', '/page/phones.ts', '/page/icon.svg']
  const seen = new Set<string>()
  while (wanted.length > 0) {
    const path = wanted.pop() ?? ''
    if (seen.has(path)) continue
    seen.add(path)
    const file = await fetch(`${simulator.url}${path}`)
    expect([path, file.status]).toEqual([path, 200])
    if (!path.endsWith('.ts')) continue
    expect(file.headers.get('content-type')).toContain('text/javascript')
    const script = await file.text()
    expect(script).not.toMatch(/innerHTML|: string\b/)
    wanted.push(...[...script.matchAll(/'\.\/([\w-]+\.ts)'/g)].map(([, name]) => `/page/${name}`))
  }
  expect(seen.size).toBeGreaterThan(9)
})

test('open pages hear of changes, and stopping ends them', async () => {
  const { simulator } = await startBoth()
  const response = await fetch(`${simulator.url}/sim/changes`)
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let heard = ''
  const listening = (async () => {
    for (;;) {
      const next = await reader?.read()
      if (next === undefined || next.done) return
      heard += next.value
    }
  })().catch(() => 'cut')
  const citizen = await simulator.createCitizen()
  await until('the page hears of it', () => heard.includes(`data: ${citizen.id}\n\n`))
  await simulator.stop()
  await listening
})

test('pages of other sites are turned away', async () => {
  const { simulator } = await startBoth()
  const foreign = await fetch(`${simulator.url}/sim/citizens`, {
    headers: { origin: 'https://example.org' },
  })
  expect([foreign.status, await statusForHost(simulator.url, 'evil.example')]).toEqual([403, 403])
  expect(await statusForHost(simulator.url, 'localhost:1')).toBe(200)
})

test('a malformed order is refused with a reason, and a body is bounded', async () => {
  const { simulator } = await startBoth()
  await expect(simulator.faults({ duplicate: -1 })).rejects.toThrow('400')
  await expect(simulator.settings({ webhookUrl: 'file:///etc' })).rejects.toThrow('400')
  await expect(simulator.write('citizen-9', 'Oi')).rejects.toThrow('404')
  const citizen = await simulator.createCitizen()
  await expect(simulator.write(citizen.id, { type: 'song' })).rejects.toThrow('400')
  await expect(simulator.createCitizen({ name: 'a'.repeat(2_000_000) })).rejects.toThrow('413')
})

function statusForHost(url: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(`${url}/sim/citizens`, { headers: { host } }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
      .on('error', reject)
      .end()
  })
}
