import { cpSync } from 'node:fs'
import { afterAll, beforeAll } from 'vitest'
import { claimedCase, commandOf, openCase, replyOf } from './desk.ts'
import { removeFolder, startRelay, temporaryFolder } from './start-relay.ts'
import { startStubGraph } from './stub-graph.ts'
import { contactOf, maria, messageFrom, statusOf, webhook } from './webhooks.ts'

const joao = { name: 'João Inventado', phone: '5563999990002', userId: 'BR.JoaoInventado2' }

/**
 * The folder of a relay that has stopped, with something in every table that follows the log:
 * Maria was answered and her case closed, João waits, and one item could not be read.
 */
async function recordedDay(): Promise<string> {
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

/** A recorded day for all tests of a file, and the folders that go with it when they are over. */
export function aRecordedDay() {
  const folders: string[] = []
  let day = ''
  const keep = (folder: string) => {
    folders.push(folder)
    return folder
  }
  beforeAll(async () => {
    day = keep(await recordedDay())
  })
  afterAll(() => folders.forEach(removeFolder))
  return {
    /** Of the day itself, which all tests read. */
    get folder(): string {
      return day
    },
    /** The same store once more, for a test that changes it. */
    copy(): string {
      const copy = keep(temporaryFolder())
      cpSync(day, copy, { recursive: true })
      return copy
    },
    newFolder: () => keep(temporaryFolder()),
    keep,
  }
}
