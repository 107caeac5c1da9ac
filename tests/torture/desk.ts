import type { CommandOf, Refusal } from '../../shared/commands.ts'
import { type Case, claimedCase, replyOf } from '../support/desk.ts'
import { relayClient } from '../support/relay-client.ts'
import { inventedPerson } from './invented.ts'
import { createLanes } from './lanes.ts'
import type { Lives } from './lives.ts'

/** An agent at work, whose console repeats each command until the relay has answered it. */
export async function startDesk(lives: Lives, caseCount: number) {
  const relay = relayClient(await lives.url())
  const ana = await relay.signIn('ana')
  const cases: Case[] = []
  for (let number = 0; number < caseCount; number += 1) {
    cases.push(await claimedCase(relay, ana, inventedPerson(`D${number}`, 9000 + number)))
  }
  const openings = (await ana.events('message-received')).map(({ whatsappId }) => whatsappId)
  const refused: Refusal[] = []
  const said = new Map(cases.map(({ conversationId }) => [conversationId, [] as string[]]))
  const lanes = createLanes(async (command: CommandOf<'send-reply'>) => {
    const answer = await relayClient(await lives.url())
      .resume(ana)
      .command(command)
    if (answer.outcome === 'refused') refused.push(answer.refusal)
    return true
  })
  return {
    /** Message ids of what was said, by conversation, in order. */
    said: said as ReadonlyMap<string, readonly string[]>,
    /** What the relay did not let her say. */
    refused: refused as readonly Refusal[],
    /** The message that opened each case. */
    openings: new Map(openings.map((id, number) => [`caso ${number}`, [id]])),
    /** Says something to the citizen of one of the cases. */
    say: (place: number) => {
      const where = cases[place % cases.length]
      if (where === undefined) throw new Error('A desk without cases.')
      const reply = replyOf(where, `Resposta ${place}`)
      said.get(where.conversationId)?.push(reply.messageId)
      lanes.add(where.conversationId, reply)
    },
    settled: lanes.settled,
    end: lanes.end,
  }
}
