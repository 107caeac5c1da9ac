import { statSync } from 'node:fs'
import { join } from 'node:path'
import { createParser } from 'eventsource-parser'
import { openSnapshot } from '../../relay/store/open-store.ts'
import { postWebhooks } from '../bench/post-webhooks.ts'
import { webhookBody } from '../bench/webhook-bodies.ts'
import { readMetric, untilInterpreted } from '../support/metrics.ts'
import { operate } from '../support/operate.ts'
import { organisationFile } from '../support/organisation-file.ts'
import type { SignedInClient } from '../support/relay-client.ts'
import { removeFolder, spawnRelay, temporaryFolder } from '../support/start-relay.ts'
import { SIMULATED } from '../support/start-simulator.ts'
import { until } from '../support/wait.ts'

const CONNECTIONS = 64
const CITIZENS = 20_000
const PATIENCE_MS = 300_000
const DAY_MS = 24 * 60 * 60 * 1000

/** What is looked at, in bytes. `used`: what the store's file holds without its free pages. */
export type Look = { resident: number; heap: number; file: number; used: number }

/** A relay in a process of its own, WhatsApp in a hurry, and a console that follows the log. */
export async function startRelayUnderLoad() {
  const dataFolder = temporaryFolder()
  const relay = await spawnRelay({ dataFolder })
  const follower = await follow(await relay.signIn('ana'))
  let told = 0

  async function ask(sql: string): Promise<Record<string, number>> {
    const snapshot = await openSnapshot({ engine: 'sqlite', dataFolder })
    try {
      return (await snapshot.get<Record<string, number>>(sql)) ?? {}
    } finally {
      await snapshot.close()
    }
  }

  return {
    /** So many webhooks as fast as they are taken, and until they stand in the log. */
    take: async (count: number): Promise<void> => {
      const bodies = Array.from({ length: count }, () => {
        told += 1
        return webhookBody(told, told % CITIZENS, SIMULATED.phoneNumberId)
      })
      const door = `${relay.url}/webhooks/whatsapp`
      const { failed } = await postWebhooks(door, SIMULATED.appSecret, bodies, CONNECTIONS)
      if (failed > 0) throw new Error(`${failed} webhooks were not taken.`)
      await untilInterpreted(relay.adminUrl, PATIENCE_MS)
    },
    look: async (): Promise<Look> => {
      const {
        size = 0,
        count = 0,
        free = 0,
      } = await ask(
        `select page_size as size, page_count as count, freelist_count as free
          from pragma_page_size, pragma_page_count, pragma_freelist_count`,
      )
      return {
        resident: await readMetric(relay.adminUrl, 'process_resident_memory_bytes'),
        heap: await readMetric(relay.adminUrl, 'nodejs_heap_size_used_bytes'),
        file: statSync(join(dataFolder, 'relay.sqlite')).size,
        used: size * (count - free),
      }
    },
    /** `retention` beside the running relay, two days on: bytes that came are kept for one. */
    forgetBodies: async (): Promise<void> => {
      const profile = organisationFile({ retention: { rawWebhooksDays: 1 } })
      const later = () => Date.now() + 2 * DAY_MS
      await operate(dataFolder, ['retention'], { BALCAO_ORG: profile.path }, later)
      profile.remove()
    },
    /** What stands in the record, once the console has heard all of it. */
    count: async () => {
      const { head = 0 } = await ask('select seq as head from log_head')
      await until('the console has heard all', () => follower.heard() === head, PATIENCE_MS)
      const { messages = 0 } = await ask('select count(*) as messages from messages')
      const { bodies = 0 } = await ask(`select count(*) as bodies from inbox where body <> x''`)
      return { events: head, messages, bodies }
    },
    end: async (): Promise<void> => {
      await follower.end()
      await relay.stop()
      removeFolder(dataFolder)
    },
  }
}

/** Hears the log live, and keeps nothing of it but the place that it has reached. */
async function follow(agent: SignedInClient) {
  let heard = 0
  const parser = createParser({
    onEvent: ({ id }) => {
      heard = Number(id ?? heard)
    },
  })
  const hangUp = new AbortController()
  const { body } = await agent.request('/v1/events?after=0', {
    headers: { accept: 'text/event-stream' },
    signal: hangUp.signal,
  })
  const ended = body
    ?.pipeThrough(new TextDecoderStream())
    .pipeTo(new WritableStream({ write: (text) => parser.feed(text) }))
    .catch((error: unknown) => {
      if (!hangUp.signal.aborted) throw error
    })
  return {
    heard: () => heard,
    end: () => {
      hangUp.abort()
      return ended
    },
  }
}
