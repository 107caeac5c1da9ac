import { describe, expect, it } from 'vitest'
import { contextOf } from '../../main/desk.ts'
import { rebuild } from '../../main/projections/rebuild.ts'
import { openConversation } from '../../main/views/conversation-view.ts'
import { apply, deskOf, dumpProjections, openTestReplica } from '../support/open-test-replica.ts'
import { SampleLog, START, sampleId } from '../support/sample-log.ts'

/** What a console knows of who stopped marketing at WhatsApp, by the relay's own rule. */

const at = (second: number) => START + second * 1000

function citizenOf(log: SampleLog, number: number): string {
  return log.states.get(sampleId('c', number))?.citizenId ?? ''
}

function prefers(log: SampleLog, number: number, wants: boolean, second: number): void {
  const told = { citizenId: citizenOf(log, number), wants, source: 'citizen' as const }
  log.append({ type: 'marketing-preference-changed', ...told, changedAt: at(second) })
}

function stoppedIn(log: SampleLog, number: number, backwards = false): number | null | undefined {
  const replica = openTestReplica()
  if (backwards)
    for (const event of log.parsed.toReversed())
      apply(replica, [event], { road: 'snapshot', head: null })
  else apply(replica, log.parsed)
  const desk = deskOf(replica, 1, log.now)
  const conversationId = sampleId('c', number)
  return openConversation(desk, { conversationId, limit: 10 })?.marketingStopped
}

function begun(...numbers: number[]): SampleLog {
  const log = new SampleLog()
  for (const number of numbers) log.receive(number, 'Oi')
  return log
}

describe('a citizen who stopped marketing', () => {
  it('is known by her newest word, in whatever order the events arrive', () => {
    const log = begun(1)
    expect(stoppedIn(log, 1)).toBeNull()
    prefers(log, 1, false, 20)
    prefers(log, 1, true, 10)
    expect([stoppedIn(log, 1), stoppedIn(log, 1, true)]).toEqual([at(20), at(20)])
    prefers(log, 1, true, 20)
    expect([stoppedIn(log, 1), stoppedIn(log, 1, true)]).toEqual([at(20), at(20)])
    prefers(log, 1, true, 21)
    expect([stoppedIn(log, 1), stoppedIn(log, 1, true)]).toEqual([null, null])
  })

  it('is one person with whom she was merged', () => {
    const log = begun(1, 2, 3)
    prefers(log, 2, false, 10)
    expect(stoppedIn(log, 1)).toBeNull()
    log.ask(3, 1, {
      ...{ type: 'merge-citizens', mergeId: sampleId('f', 1) },
      withConversationId: sampleId('c', 2),
    })
    expect([stoppedIn(log, 1), stoppedIn(log, 3)]).toEqual([at(10), null])
    prefers(log, 1, true, 11)
    expect([stoppedIn(log, 1), stoppedIn(log, 2)]).toEqual([null, at(10)])
  })

  it('who was erased leaves nothing, whichever of the two comes first', () => {
    const log = begun(1)
    prefers(log, 1, false, 10)
    log.erase(1)
    expect([stoppedIn(log, 1), stoppedIn(log, 1, true)]).toEqual([null, null])
  })

  it('is known after the projections were made anew', async () => {
    const log = begun(1)
    prefers(log, 1, false, 10)
    const replica = openTestReplica()
    apply(replica, log.parsed)
    const before = dumpProjections(replica)
    await rebuild(replica)
    expect(dumpProjections(replica)).toEqual(before)
    const context = contextOf(deskOf(replica, 1, log.now))
    expect(context.stoppedMarketing?.(citizenOf(log, 1))).toBe(at(10))
  })

  it('makes an open screen look again, also where she is merged', () => {
    const log = begun(1, 2)
    log.ask(3, 1, {
      ...{ type: 'merge-citizens', mergeId: sampleId('f', 1) },
      withConversationId: sampleId('c', 2),
    })
    const replica = openTestReplica()
    apply(replica, log.parsed)
    prefers(log, 2, false, 10)
    const { conversations } = apply(replica, log.parsed.slice(-1))
    expect([...conversations].toSorted()).toEqual([sampleId('c', 1), sampleId('c', 2)])
  })
})
