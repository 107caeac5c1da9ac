import { expect, it } from 'vitest'
import { claimedCase, replyOf } from '../../support/desk.ts'
import { operate } from '../../support/operate.ts'
import { removeFolder, startRelay, temporaryFolder } from '../../support/start-relay.ts'
import { startStubGraph } from '../../support/stub-graph.ts'
import { inbound, maria, webhook } from '../../support/webhooks.ts'
import { withinStore } from '../../support/within-store.ts'

/** A store whose states were folded by a version that kept less of each conversation. */

const joao = { name: 'João Inventado', phone: '5563999990002', userId: 'BR.JoaoInventado2' }

it('states of an older version are folded anew, those it has written since too, and no other', async () => {
  const folder = temporaryFolder()
  const graph = await startStubGraph()
  const relay = await startRelay({ dataFolder: folder, apiUrl: graph.apiUrl })
  const ana = await relay.signIn('ana')
  const where = await claimedCase(relay, ana, maria)
  const other = await claimedCase(relay, ana, joao)
  graph.answer({ status: 400, code: 131026 })
  await ana.command(replyOf(where, 'Não chegou'))
  await ana.untilEvents('send-failed', 1)
  // More events than one read has.
  const many = Array.from({ length: 600 }, () => inbound(joao))
  await relay.postWebhook(webhook(...many))
  await ana.untilEvents('message-received', 602)
  await relay.stop()
  await graph.stop()

  const states = () =>
    withinStore(folder, ({ all }) =>
      all<{ id: string; state: string; seq: number }>(
        `select conversation_id as id, state, last_seq as seq from conversations
          order by conversation_id`,
      ),
    )
  const before = await states()
  const hers = before.find(({ id }) => id === where.conversationId)
  expect(JSON.parse(hers?.state ?? '')).toMatchObject({ unsettledReplies: [{ outcome: 'failed' }] })
  const older = Object.fromEntries(
    Object.entries(JSON.parse(hers?.state ?? '')).filter(([name]) => name !== 'unsettledReplies'),
  )
  const touched = JSON.parse(before.find(({ id }) => id === other.conversationId)?.state ?? '')
  await withinStore(folder, async ({ run }) => {
    const plant = 'update conversations set state = ? where conversation_id = ?'
    await run(plant, JSON.stringify(older), where.conversationId)
    // Written again by a version that knows of them, from a state that did not.
    const since = { ...touched, unansweredSeqs: [] }
    await run(plant, JSON.stringify(since), other.conversationId)
  })
  const { isWell, lines } = await operate(folder, ['verify'])
  expect([isWell, lines.join()]).toEqual([false, expect.stringContaining('conversations:')])

  await withinStore(folder, ({ run }) => run('delete from migrations where number = 142'))
  expect((await operate(folder, ['migrate'])).isWell).toBe(true)
  expect(await states()).toEqual(before)
  expect((await operate(folder, ['verify'])).lines.at(-1)).toBe('The record is whole.')
  removeFolder(folder)
})
