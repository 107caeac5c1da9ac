import { join } from 'node:path'
import { Changes } from './changes.ts'
import { type DraftBody, toDraft } from './control/draft-body.ts'
import { NO_FAULTS } from './faults.ts'
import { MediaShelf } from './media/shelf.ts'
import { Network } from './network/network.ts'
import { type SimulatorOptions, withDefaults } from './options.ts'
import type { Citizen } from './phones/citizen.ts'
import { Phones } from './phones/phones.ts'
import { createServer } from './server.ts'
import { initialSettings } from './settings.ts'
import { Keeper, loadState, type State } from './storage.ts'
import { PALMAS } from './stories/palmas.ts'
import type { Line, Story } from './stories/story.ts'
import { Storyteller } from './stories/storyteller.ts'
import { PALMAS_TEMPLATES } from './templates/palmas.ts'
import { TemplateShelf } from './templates/shelf.ts'
import { UFMT_TEMPLATES } from './templates/ufmt.ts'
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
  const configuration = withDefaults(options, PALMAS)
  const { dataFolder, now } = configuration
  const timers = new Timers()
  const faults = structuredClone(NO_FAULTS)
  const settings = initialSettings(configuration)
  const changes = new Changes()
  const phones = new Phones(changes)
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
    ...{ changes, phones, faults, settings, timers, now },
    mediaUrl: (id) => shelf.address(id, 'webhook'),
    tell: (update) => webhooks.enqueue(update),
    onDelivered: (citizenId) => storyteller.replyArrived(citizenId),
  })
  const storyteller = new Storyteller({
    stories: configuration.stories,
    pace: configuration.storyPace,
    timers,
    createCitizen: (wanted) => createScripted(phones, wanted),
    findCitizen: (id) => phones.citizen(id),
    write: (citizen, draft) => network.citizenWrites(citizen, draft),
    read: (citizen) => network.citizenReads(citizen),
    toDraft: (line) => toDraft(lineAsBody(line), shelf),
  })
  const templates = new TemplateShelf(
    configuration.organisation === 'ufmt' ? UFMT_TEMPLATES : PALMAS_TEMPLATES,
  )
  const world: World = {
    ...{ configuration, settings, faults, changes, phones, shelf, network, webhooks, templates },
    typing: new Map(),
  }
  const server = createServer(world)
  const keeper =
    dataFolder === null ? null : new Keeper(dataFolder, () => collect(world, storyteller))
  changes.listen(() => keeper?.changed())

  return {
    get url() {
      return url
    },
    async start() {
      const state = dataFolder === null ? null : await loadState(dataFolder)
      if (state !== null) restore(world, storyteller, state)
      url = await server.listen({ host: '127.0.0.1', port: configuration.port })
      for (const update of state?.pending ?? []) webhooks.enqueue(update)
      network.resume()
      if (!configuration.quiet) storyteller.begin()
    },
    async stop() {
      timers.stop()
      webhooks.stop()
      await server.close()
      await keeper?.flush()
    },
  }
}

function collect({ network, phones, shelf, webhooks }: World, storyteller: Storyteller): State {
  return {
    version: 1,
    phones: phones.list().map((citizen) => ({ citizen, thread: [...phones.thread(citizen.id)] })),
    sent: network.sent,
    media: shelf.list(),
    pending: webhooks.pending(),
    stories: storyteller.progress(),
  }
}

function restore({ network, phones, shelf }: World, storyteller: Storyteller, state: State): void {
  for (const { citizen, thread } of state.phones) phones.restore(citizen, thread)
  network.sent.push(...state.sent)
  shelf.restore(state.media)
  storyteller.restore(state.stories)
}

/** Somebody may have made a citizen with the number of a story by hand: then it gets another. */
function createScripted(phones: Phones, wanted: Story['citizen']): Citizen {
  const citizen = phones.create(wanted) ?? phones.create({ ...wanted, phone: null })
  if (citizen === null) throw new Error('a free number is always found')
  return citizen
}

/** A photo without bytes is the pothole: the one photo that stories know. */
function lineAsBody(line: Line): DraftBody {
  return 'photo' in line
    ? { type: 'image', caption: line.caption }
    : { type: 'text', text: line.text }
}
