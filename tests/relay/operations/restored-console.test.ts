import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { UnsentItem } from '../../../shared/ipc/offline.ts'
import { startAgent } from '../../support/agent.ts'
import { operate } from '../../support/operate.ts'
import { removeFolder, startRelay, temporaryFolder } from '../../support/start-relay.ts'
import { startStubGraph } from '../../support/stub-graph.ts'
import { until } from '../../support/wait.ts'
import { inbound, maria, webhook } from '../../support/webhooks.ts'

const joao = { name: 'João Inventado', phone: '5563999990002', userId: 'BR.JoaoInventado2' }
const rita = { name: 'Rita Suposta', phone: '5563999990003', userId: 'BR.RitaSuposta3' }

it('a console that was ahead of the backup begins a replica of the restored log', async () => {
  const folder = temporaryFolder()
  const [dataFolder, desk, backup] = ['relay', 'desk', 'backup'].map((name) => join(folder, name))
  if (!dataFolder || !desk || !backup) throw new Error('no folders')
  mkdirSync(desk)
  const relay = await startRelay({ dataFolder })
  await relay.postWebhook(webhook(inbound(maria)))
  const ana = await startAgent('ana', relay.url, desk)
  await ana.conversationWith(maria.name)
  await operate(dataFolder, ['backup', backup])
  await relay.postWebhook(webhook(inbound(joao)))
  await ana.conversationWith(joao.name)
  await ana.stop()
  await relay.stop()

  await operate(dataFolder, ['restore', backup, '--replace'])
  const env = { BALCAO_PORT: new URL(relay.url).port }
  const restored = await startRelay({ dataFolder, env })
  // The same number of events as the lost ones, which a replica that went on would never fetch.
  await restored.postWebhook(webhook(inbound(rita)))
  const again = await startAgent('ana', restored.url, desk)
  const names = await until('Rita is in the replica', async () => {
    const found = (await again.rows()).map(({ citizenName }) => citizenName)
    return found.includes(rita.name) && found
  })
  expect(names.toSorted()).toEqual([maria.name, rita.name])
  await again.stop()
  await restored.stop()
  removeFolder(folder)
})

it('what an agent wrote and the relay never took is in the replica of the restored log, and leaves only by her', async () => {
  const folder = temporaryFolder()
  const [dataFolder, desk, backup] = ['relay', 'desk', 'backup'].map((name) => join(folder, name))
  if (!dataFolder || !desk || !backup) throw new Error('no folders')
  mkdirSync(desk)
  const relay = await startRelay({ dataFolder })
  await relay.postWebhook(webhook(inbound(maria)))
  const ana = await startAgent('ana', relay.url, desk)
  const hers = await ana.conversationWith(maria.name)
  await ana.claim(hers)
  await until('she holds it', async () => (await ana.open(hers)).can.reply)
  await until('the relay has it', async () => (await ana.open(hers)).fence === 1)
  await operate(dataFolder, ['backup', backup])
  // Of whom the backup knows nothing.
  await relay.postWebhook(webhook(inbound(joao)))
  const his = await ana.conversationWith(joao.name)
  await relay.stop()
  await until('she is away', async () => {
    return (await ana.console.call('get-status', {})).sync.state === 'disconnected'
  })
  await ana.reply(hers, 'não saiu deste computador')
  await ana.console.call('save-note-draft', { conversationId: hers, text: 'nota começada' })
  await ana.console.call('save-draft', { conversationId: his, text: 'para quem se perdeu' })
  await ana.stop()

  await operate(dataFolder, ['restore', backup, '--replace'])
  const graph = await startStubGraph()
  const env = { BALCAO_PORT: new URL(relay.url).port }
  const restored = await startRelay({ dataFolder, env, apiUrl: graph.apiUrl })
  const again = await startAgent('ana', restored.url, desk)
  await again.conversationWith(maria.name)
  const view = await again.open(hers)
  expect([view.draft, view.noteDraft]).toEqual(['não saiu deste computador', 'nota começada'])
  const cases = await until('what belongs nowhere is shown', async () => {
    const unsent = (await again.console.call('list-unsent', {})).cases
    return unsent.length === 2 && unsent
  })
  const shown = cases.map(({ conversationId, items }) => [conversationId, items.map(said)])
  expect(new Map(shown as [string, unknown][])).toEqual(
    new Map([
      [hers, [['não saiu deste computador', 'record-restored']]],
      [his, [['para quem se perdeu', 'record-restored']]],
    ]),
  )
  const replicas = readdirSync(desk, { recursive: true }).map(String)
  expect(replicas.filter((name) => name.endsWith('replica.db'))).toHaveLength(1)

  // Once more: nothing comes twice.
  await again.stop()
  const later = await startAgent('ana', restored.url, desk)
  await later.conversationWith(maria.name)
  expect((await later.open(hers)).draft).toBe('não saiu deste computador')
  expect((await later.console.call('list-unsent', {})).cases).toHaveLength(2)
  expect(graph.calls).toEqual([])
  await later.stop()
  await restored.stop()
  await graph.stop()
  removeFolder(folder)
})

function said({ what, outlook }: UnsentItem): [string, string] {
  const words = 'text' in what ? what.text : ''
  return [words, outlook.will === 'refused' ? outlook.refusal.reason : outlook.will]
}
