import { createHash } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { operate } from '../../support/operate.ts'
import { removeFolder, startRelay, temporaryFolder } from '../../support/start-relay.ts'

test('files that are missing or changed are found', async () => {
  const dataFolder = temporaryFolder()
  onTestFinished(() => removeFolder(dataFolder))
  const relay = await startRelay({ dataFolder })
  const ana = await relay.signIn('ana')
  const keep = async (body: string) => {
    const sha256 = createHash('sha256').update(body).digest('hex')
    const headers = { 'content-type': 'application/pdf' }
    await ana.request(`/v1/media/${sha256}`, { method: 'PUT', body, headers })
    return { sha256, path: join(dataFolder, 'media', sha256.slice(0, 2), sha256) }
  }
  const whole = await keep('%PDF-1.7 inteiro')
  const missing = await keep('%PDF-1.7 perdido')
  const changed = await keep('%PDF-1.7 mudado')
  const cut = await keep('%PDF-1.7 cortado')
  await relay.stop()
  rmSync(missing.path)
  writeFileSync(changed.path, '%PDF-1.7 MUDADO')
  writeFileSync(cut.path, '%PDF')

  const { isWell, lines } = await operate(dataFolder, ['verify', '--json'])
  const { faults, counts } = JSON.parse(lines.join())
  expect([isWell, counts.files]).toEqual([false, 4])
  const named = ({ sha256 }: { sha256: string }) => sha256.slice(0, 12)
  expect(new Set(faults)).toEqual(
    new Set([
      { kind: 'missing-file', id: named(missing) },
      { kind: 'changed-file', id: named(changed) },
      { kind: 'changed-file', id: named(cut) },
    ]),
  )
  expect(lines.join()).not.toContain(named(whole))
})
