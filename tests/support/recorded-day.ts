import { cpSync } from 'node:fs'
import { claimedCase, commandOf, openCase, replyOf } from './desk.ts'
import { startRelay, temporaryFolder } from './start-relay.ts'
import { startStubGraph } from './stub-graph.ts'
import { contactOf, maria, messageFrom, statusOf, webhook } from './webhooks.ts'

const joao = { name: 'João Inventado', phone: '5563999990002', userId: 'BR.JoaoInventado2' }

/**
 * The folder of a relay that has stopped, with something in every table that follows the log:
 * Maria was answered and her case closed, João waits, and one item could not be read.
 */
export async function recordedDay(): Promise<string> {
  const dataFolder = temporaryFolder()
  const graph = await startStubGraph()
  const relay = await startRelay({ dataFolder, apiUrl: graph.apiUrl })
  const ana = await relay.signIn('ana')
  const where = await claimedCase(relay, ana, maria)
  await ana.command(commandOf('add-note', where, { noteId: crypto.randomUUID(), text: 'Ligar' }))
  await ana.command(replyOf(where, 'Bom dia, Maria'))
  const [accepted] = await ana.untilEvents('send-accepted', 1)
  const whatsappId = accepted?.whatsappId ?? ''
  await relay.postWebhook(
    webhook({ statuses: [statusOf(whatsappId, 'sent'), statusOf(whatsappId, 'read')] }),
  )
  await ana.untilEvents('status-received', 2)
  await ana.command(commandOf('close-attendance', where, {}))
  await relay.postWebhook(
    webhook({
      contacts: [contactOf(maria)],
      messages: [{ ...messageFrom({}), text: { body: 'de quem?' } }, null],
    }),
  )
  await openCase(relay, ana, joao)
  await relay.stop()
  await graph.stop()
  return dataFolder
}

/** The same store once more, for a test that changes it. */
export function copyOf(dataFolder: string): string {
  const copy = temporaryFolder()
  cpSync(dataFolder, copy, { recursive: true })
  return copy
}
