import { expect, it } from 'vitest'
import { parseEvent } from '../../../shared/events.ts'
import { openCase } from '../../support/desk.ts'
import { operate } from '../../support/operate.ts'
import { aRecordedDay } from '../../support/recorded-day.ts'
import { relayCommand } from '../../support/relay-command.ts'
import { startRelay } from '../../support/start-relay.ts'
import { testedEngine } from '../../support/test-store.ts'
import { maria } from '../../support/webhooks.ts'
import { withinStore } from '../../support/within-store.ts'

const day = aRecordedDay()

function eventsIn(output: string) {
  expect(output.endsWith('\n')).toBe(true)
  return output
    .trimEnd()
    .split('\n')
    .map((line) => parseEvent(JSON.parse(line)).event)
}

it('everything is what a console gets, in order', async () => {
  const relay = await startRelay({ dataFolder: day.folder })
  const expected = await (await relay.signIn('ana')).events()
  expect(eventsIn((await operate(day.folder, ['export', '--all'])).output)).toEqual(expected)
  await relay.stop()
})

it('one conversation is all of its events, with what was written, and no other', async () => {
  const all = eventsIn((await operate(day.folder, ['export', '--all'])).output)
  const ids = all.flatMap((event) => ('conversationId' in event ? [event.conversationId] : []))
  for (const id of new Set(ids)) {
    const { output } = await operate(day.folder, ['export', '--conversation', String(id)])
    expect(eventsIn(output)).toEqual(
      all.filter((event) => 'conversationId' in event && event.conversationId === id),
    )
  }
  expect(new Set(ids).size).toBe(2)
})

it('is one moment of a log that grows, however long reading it takes', async () => {
  const relay = await startRelay({ dataFolder: day.folder })
  const ana = await relay.signIn('ana')
  const { head } = await ana.page()
  const exported = operate(day.folder, ['export', '--all'])
  await openCase(relay, ana, { ...maria, phone: '5563999990008', userId: 'BR.8' })
  const seqs = eventsIn((await exported).output).map(({ seq }) => seq)
  expect(seqs).toEqual(Array.from({ length: seqs.length }, (_, index) => index + 1))
  // PostgreSQL takes the picture a moment after it was asked for.
  if (testedEngine() === 'sqlite') expect(seqs).toHaveLength(head)
  else expect(seqs.length).toBeGreaterThanOrEqual(head)
  await relay.stop()
})

it('what was erased is null', async () => {
  await withinStore(day.folder, ({ run }) => run(`update content set body = 'null'`))
  const events = eventsIn((await operate(day.folder, ['export', '--all'])).output)
  const contents = events.flatMap((event) => ('content' in event ? [event.content] : []))
  expect(new Set(contents)).toEqual(new Set([null]))
})

it('goes to standard output alone', async () => {
  const { code, output, errors } = await relayCommand(day.folder, ['export', '--all'])
  expect([code, errors]).toEqual([0, ''])
  expect(eventsIn(output).length).toBeGreaterThan(0)
})
