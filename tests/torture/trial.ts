import { deepEqual, equal } from 'node:assert/strict'
import type { Environment } from '../../relay/config-variable.ts'
import { relayClient } from '../support/relay-client.ts'
import { messageFrom, statusOf, webhook } from '../support/webhooks.ts'
import { startDesk } from './desk.ts'
import { startGraph } from './graph.ts'
import { inventedPerson } from './invented.ts'
import { createLanes } from './lanes.ts'
import { createLives, type Lives } from './lives.ts'
import { checkGapless, checkMessages, checkVerified, countOf, readLogUntil } from './record.ts'
import { checkReplies, repliesAreSettled } from './replies.ts'
import type { Figures, Home, Torture } from './scenario.ts'

/**
 * The relay at its work: citizens write, with WhatsApp repeating what was not acknowledged, and an
 * agent answers, with her console repeating what was not. It is struck again and again; in the end
 * everything that was acknowledged, and nothing twice, must stand in a record that is whole.
 */
export type Trial = {
  readonly strikes: number
  readonly webhooks: number
  /** What the relay's process is given beside its own environment. */
  readonly env?: Environment
  /** While WhatsApp has a reply in its hands. */
  onCall?(): Promise<void> | void
  /** Leaves the relay dead or alive, and able to live on. */
  strike(work: Work): Promise<void>
}

export type Work = {
  readonly lives: Lives
  /** The agent says something to one of her citizens. */
  say(): void
  /** Webhooks that were answered 503 so far. */
  refusals(): number
}

const CITIZENS = 40
const CASES = 10
/** One acknowledgement in twenty is lost on its way: WhatsApp tells it again. */
const LOST_ACKNOWLEDGEMENTS = 0.05

export async function bear(
  { random, progress }: Pick<Torture, 'random' | 'progress'>,
  home: Home,
  trial: Trial,
): Promise<Figures> {
  const { strikes, webhooks, env = {} } = trial
  const graph = await startGraph(async ({ messageId, whatsappId }) => {
    const more = { biz_opaque_callback_data: messageId }
    whatsapp.add('statuses', webhook({ statuses: [statusOf(whatsappId, 'delivered', more)] }))
    await trial.onCall?.()
  })
  const environment = home.environment(graph.apiUrl)
  const lives = createLives({ ...environment, ...env })
  const unexpected = new Set<number>()
  let refusals = 0
  const whatsapp = createLanes(async (body: object) => {
    const { status } = await relayClient(await lives.url()).postWebhook(body)
    if (status === 503) refusals += 1
    else if (status !== 200) unexpected.add(status)
    return status === 200 && random() >= LOST_ACKNOWLEDGEMENTS
  })
  try {
    await lives.begin()
    const desk = await startDesk(lives, CASES)
    const auditor = await relayClient(await lives.url()).signIn('admin')
    const told = new Map<string, string[]>(desk.openings)
    let written = 0
    const write = () => {
      const lane = `cidadã ${written % CITIZENS}`
      const message = messageFrom(inventedPerson(`K${written % CITIZENS}`, written % CITIZENS))
      told.set(lane, [...(told.get(lane) ?? []), message.id])
      whatsapp.add(lane, webhook({ messages: [message] }))
      written += 1
    }
    const say = () => desk.say(Math.floor(random() * CASES))
    for (let number = 1; number <= strikes; number += 1) {
      for (const goal = (webhooks * number) / strikes; written < goal; ) write()
      say()
      await trial.strike({ lives, say, refusals: () => refusals })
      progress(number, strikes)
    }

    if (!lives.isUp()) await lives.begin()
    await Promise.all([whatsapp.settled(), desk.settled()])
    const survivor = relayClient(await lives.url()).resume(auditor)
    const log = await readLogUntil(
      survivor,
      'everything is told',
      (events) =>
        countOf(events, 'message-received') >= webhooks + CASES &&
        repliesAreSettled(events, desk.said, graph.taken),
    )
    checkGapless(log)
    checkMessages(log, told)
    deepEqual([...unexpected], [])
    deepEqual(desk.refused, [])
    equal((await survivor.quarantine()).length, 0)
    const replies = checkReplies(log, desk.said, graph.taken)
    await lives.stop()
    await checkVerified(home.dataFolder, environment)
    const { attempts } = whatsapp
    return { strikes, webhooks, attempts, refusals, lost: 0, twice: 0, ...replies }
  } finally {
    whatsapp.end()
    await lives.kill()
    await graph.stop()
  }
}
