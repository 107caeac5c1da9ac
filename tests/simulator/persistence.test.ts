import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { startSimulator } from '../support/start-simulator.ts'
import { until } from '../support/wait.ts'
import { startReceiver } from './receiver.ts'
import { graphClient } from './setting.ts'

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'simulator-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

test('phones, files, undelivered webhooks and statuses under way survive a restart', async () => {
  const dataFolder = await newFolder()
  const first = await startSimulator({ dataFolder })
  await first.settings({ statusDelayMs: 60_000 })
  const citizen = await first.createCitizen({ name: 'Ana' })
  const ids = [
    await first.write(citizen.id, 'um'),
    await first.write(citizen.id, { type: 'image' }),
  ]
  const reply = await graphClient(first.apiUrl).sendText(`+${citizen.phone}`, 'Olá')
  const [thread, sent] = [await first.thread(citizen.id), await first.sent()]
  await first.stop()

  const receiver = await startReceiver()
  onTestFinished(receiver.stop)
  const second = await startSimulator({ dataFolder, webhookUrl: receiver.url })
  onTestFinished(second.stop)
  expect(await second.sent()).toEqual(sent)
  await receiver.gets(4)
  expect(receiver.messages().map(({ id }) => id)).toEqual(ids)
  expect(receiver.statuses().map(({ id, status }) => [id, status])).toEqual([
    [reply, 'sent'],
    [reply, 'delivered'],
  ])
  await until('the phone shows it', async () => {
    return (await second.thread(citizen.id)).every(({ status }) => status === 'delivered')
  })
  expect(await second.thread(citizen.id)).toEqual(
    thread.map((message) => ({ ...message, status: 'delivered' })),
  )
  const { id } = receiver.photo()
  const { body } = await graphClient(second.apiUrl).call('GET', id)
  const file = await graphClient(second.apiUrl).fetch(String(body['url']))
  expect((await file.arrayBuffer()).byteLength).toBe(body['file_size'])
})

test('the next citizen after a restart gets an id and a number of her own', async () => {
  const dataFolder = await newFolder()
  const first = await startSimulator({ dataFolder })
  const ana = await first.createCitizen()
  await first.stop()
  const second = await startSimulator({ dataFolder })
  onTestFinished(second.stop)
  const bia = await second.createCitizen()
  expect([ana.id, ana.phone, bia.id, bia.phone]).toEqual([
    'citizen-1',
    '5563999990001',
    'citizen-2',
    '5563999990002',
  ])
  await expect(second.createCitizen({ phone: '556399990001' })).rejects.toThrow('409')
})

test('nothing half-written is left behind, and what another version wrote is not opened', async () => {
  const dataFolder = await newFolder()
  const simulator = await startSimulator({ dataFolder })
  await simulator.createCitizen()
  await simulator.stop()
  expect(await readdir(dataFolder)).toEqual(['simulator.json'])
  await writeFile(join(dataFolder, 'simulator.json'), '{"version":99}')
  await expect(startSimulator({ dataFolder })).rejects.toThrow('another version')
})

test('a disk that does not take the state stops nobody, and gets it once it does', async () => {
  const folder = await newFolder()
  const dataFolder = join(folder, 'data')
  const errors = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  onTestFinished(() => errors.mockRestore())
  const simulator = await startSimulator({ dataFolder })
  onTestFinished(simulator.stop)
  await writeFile(dataFolder, 'a file is in the way')
  await simulator.createCitizen({ name: 'Ana' })
  await until('it says so', () => errors.mock.calls.length > 0)
  expect(String(errors.mock.calls[0]?.[0])).toContain('the state was not kept')
  await rm(dataFolder)
  await simulator.createCitizen({ name: 'Bia' })
  const kept = () => readFile(join(dataFolder, 'simulator.json'), 'utf8').catch(() => '')
  await until('both are kept', async () => /Ana.*Bia/.test(await kept()))
})
