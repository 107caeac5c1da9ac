import { join } from 'node:path'
import { NO_FAULTS } from './faults.ts'
import { MediaShelf } from './media/shelf.ts'
import { Network } from './network/network.ts'
import { type SimulatorOptions, withDefaults } from './options.ts'
import { Phones } from './phones/phones.ts'
import { createServer } from './server.ts'
import { initialSettings } from './settings.ts'
import { Keeper, loadState, type State } from './storage.ts'
import { Timers } from './timers.ts'
import { WebhookSender } from './webhooks/sender.ts'
import type { World } from './world.ts'

export type Simulator = {
  /** `http://127.0.0.1:PORT`, once started. */
  readonly url: string
  start: () => Promise<void>
  /** Ends every socket and timer at once, after keeping what there is to keep. */
  stop: () => Promise<void>
}

/** Meta's Cloud API and the phones of citizens, on one loopback port. */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const configuration = withDefaults(options, [])
  const { dataFolder, now } = configuration
  const timers = new Timers()
  const faults = structuredClone(NO_FAULTS)
  const settings = initialSettings(configuration)
  const phones = new Phones()
  let url = ''

  const shelf = new MediaShelf({
    folder: dataFolder === null ? null : join(dataFolder, 'media'),
    baseUrl: () => url,
    urlLifetimeMs: () => settings.mediaUrlMs,
    now,
  })
  const webhooks = new WebhookSender({
    ...configuration,
    faults,
    settings,
    onAcknowledged: ({ messageId }) => {
      if (messageId !== null) network.businessHas(messageId)
      keeper?.changed()
    },
  })
  const network = new Network({
    business: configuration,
    ...{ phones, faults, settings, timers, now },
    mediaUrl: (id) => shelf.address(id, 'webhook'),
    tell: (update) => webhooks.enqueue(update),
  })
  const world: World = {
    ...{ configuration, settings, faults, phones, shelf, network, webhooks },
    typing: new Map(),
  }
  const server = createServer(world)
  const keeper = dataFolder === null ? null : new Keeper(dataFolder, () => collect(world))
  phones.onChange = () => keeper?.changed()

  return {
    get url() {
      return url
    },
    async start() {
      const state = dataFolder === null ? null : await loadState(dataFolder)
      url = await server.listen({ host: '127.0.0.1', port: configuration.port })
      if (state !== null) restore(world, state)
    },
    async stop() {
      timers.stop()
      webhooks.stop()
      await server.close()
      await keeper?.flush()
    },
  }
}

function collect({ network, phones, shelf, webhooks }: World): State {
  return {
    version: 1,
    phones: phones.list().map((citizen) => ({ citizen, thread: [...phones.thread(citizen.id)] })),
    sent: network.sent,
    media: shelf.list(),
    pending: webhooks.pending(),
    stories: [],
  }
}

function restore({ network, phones, shelf, webhooks }: World, state: State): void {
  for (const { citizen, thread } of state.phones) phones.restore(citizen, thread)
  network.sent.push(...state.sent)
  shelf.restore(state.media)
  for (const update of state.pending) webhooks.enqueue(update)
  network.resume()
}
