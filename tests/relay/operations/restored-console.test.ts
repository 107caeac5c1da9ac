import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { startAgent } from '../../support/agent.ts'
import { operate } from '../../support/operate.ts'
import { removeFolder, startRelay, temporaryFolder } from '../../support/start-relay.ts'
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
