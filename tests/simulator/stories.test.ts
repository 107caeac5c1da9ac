import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { PALMAS } from '../../simulator/stories/palmas.ts'
import type { Story } from '../../simulator/stories/story.ts'
import { startSimulator } from '../support/start-simulator.ts'
import { until } from '../support/wait.ts'
import { graphClient, startBoth } from './setting.ts'

const line = (text: string, afterReplies = 0) => ({ text, afterReplies, pause: 1 })

const ana: Story = {
  key: 'ana',
  gap: 0,
  citizen: { name: 'Ana', phone: '5563999990101', about: 'Conversa' },
  lines: [line('Oi'), line('Tem vaga?'), line('Obrigada', 2), line('Voltei', 1)],
}

const bia: Story = {
  key: 'bia',
  gap: 1,
  citizen: { name: 'Bia', username: 'bia.teste', about: 'Manda foto' },
  lines: [{ photo: 'pothole', caption: 'Olha', afterReplies: 0, pause: 0 }],
}

const quick = { quiet: false, stories: [ana, bia], storyPace: 0.01 }

test('citizens write by themselves, wait for replies, read them and go on', async () => {
  const { graph, receiver, simulator } = await startBoth(quick)
  await receiver.gets(3)
  expect(receiver.messages().map(({ type }) => type)).toEqual(
    expect.arrayContaining(['text', 'text', 'image']),
  )
  const said = async () => (await simulator.thread('citizen-1')).map(({ text }) => text)
  await until('the second line is said', async () => (await said()).length === 2)
  expect(await said()).toEqual(['Oi', 'Tem vaga?'])
  await graph.sendText('+5563999990101', 'Bom dia!')
  await until('it is read', () => receiver.statuses().some(({ status }) => status === 'read'))
  expect(await said()).toEqual(['Oi', 'Tem vaga?', 'Bom dia!'])
  await graph.sendText('+5563999990101', 'Tem sim')
  await until('she thanks', async () => (await said()).length >= 5)
  await graph.sendText('+5563999990101', 'De nada')
  await until('the story is told', async () => (await said()).length === 7)
  expect(await said()).toEqual([
    ...['Oi', 'Tem vaga?', 'Bom dia!', 'Tem sim'],
    ...['Obrigada', 'De nada', 'Voltei'],
  ])
})

test('a restart goes on where a story stopped, and repeats nothing', async () => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'simulator-'))
  onTestFinished(() => rm(dataFolder, { recursive: true }))
  const first = await startSimulator({ ...quick, dataFolder })
  const texts = async (simulator: typeof first) =>
    (await simulator.thread('citizen-1')).map(({ text }) => text)
  await until('she is there', async () => (await first.citizens()).length > 0)
  await until('she waits for replies', async () => (await texts(first)).length === 2)
  await graphClient(first.apiUrl).sendText('+5563999990101', 'Bom dia!')
  await until('it has arrived', async () => {
    return (await first.thread('citizen-1')).at(-1)?.status !== 'accepted'
  })
  await first.stop()

  const second = await startSimulator({ ...quick, dataFolder })
  onTestFinished(second.stop)
  await until('it is read', async () => {
    return (await second.thread('citizen-1')).at(-1)?.status === 'read'
  })
  await graphClient(second.apiUrl).sendText('+5563999990101', 'Tem sim')
  await until('she thanks', async () => (await texts(second)).length === 5)
  const whole = ['Oi', 'Tem vaga?', 'Bom dia!', 'Tem sim', 'Obrigada']
  expect(await texts(second)).toEqual(whole)
  expect((await second.citizens()).map(({ name }) => name)).toEqual(['Ana', 'Bia'])
})

test('a quiet simulator tells no story', async () => {
  const { simulator } = await startBoth({ ...quick, quiet: true })
  expect(await simulator.citizens()).toEqual([])
})

test('the stories of Palmas are at least a dozen, made-up people, each once', () => {
  const phones = PALMAS.flatMap(({ citizen }) => citizen.phone ?? [])
  expect(PALMAS.length).toBeGreaterThanOrEqual(12)
  expect(new Set(PALMAS.map(({ key }) => key)).size).toBe(PALMAS.length)
  expect(new Set(phones).size).toBe(phones.length)
  for (const phone of phones) expect(phone).toMatch(/^55\d\d9?99990\d{3}$/)
  for (const { gap, lines } of PALMAS.slice(1)) {
    expect(gap).toBeGreaterThanOrEqual(10)
    expect(gap).toBeLessThanOrEqual(40)
    expect(lines[0]?.afterReplies).toBe(0)
  }
})

test('a line that cannot be said stops neither the simulator nor the other stories', async () => {
  const errors = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  onTestFinished(() => errors.mockRestore())
  const dataFolder = join(await mkdtemp(join(tmpdir(), 'simulator-')), 'data')
  onTestFinished(() => rm(join(dataFolder, '..'), { recursive: true }))
  // A file stands where Bia's photo would be kept.
  await mkdir(dataFolder)
  await writeFile(join(dataFolder, 'media'), '')
  const { simulator } = await startBoth({ ...quick, stories: [bia, ana], dataFolder })
  await until('the other one speaks', async () => {
    const [, second] = await simulator.citizens()
    return second !== undefined && (await simulator.thread(second.id)).length === 2
  })
  await until('the failure is told', () =>
    errors.mock.calls.some(([line]) => String(line).includes('a line of a story was not said')),
  )
})
