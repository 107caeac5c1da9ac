import { afterEach, beforeEach } from 'vitest'
import type { SignedInClient } from './relay-client.ts'
import { removeFolder, type StartedRelay, startRelay, temporaryFolder } from './start-relay.ts'
import { type StubGraph, startStubGraph } from './stub-graph.ts'

type Timings = NonNullable<Parameters<typeof startRelay>[0]>['timings']

/**
 * For each test of a file a relay with a store of its own, whose clock the test sets, the stub of
 * WhatsApp that it sends to, and Ana, who is signed in.
 */
export function aRelayWithGraph(timings?: Timings) {
  const desk = {
    now: 0,
    dataFolder: '',
    graph: undefined as unknown as StubGraph,
    relay: undefined as unknown as StartedRelay,
    ana: undefined as unknown as SignedInClient,

    /** On the same store, after it was stopped. */
    async start(): Promise<void> {
      const { graph, dataFolder } = desk
      const clock = () => desk.now
      desk.relay = await startRelay({
        ...{ apiUrl: graph.apiUrl, clock, dataFolder },
        ...(timings && { timings }),
      })
      desk.ana = await desk.relay.signIn('ana')
    },

    /** What WhatsApp was asked to send, in order. */
    texts: () => desk.graph.calls.map(({ text }) => text.body),
  }

  beforeEach(async () => {
    desk.now = Date.now()
    desk.graph = await startStubGraph()
    desk.dataFolder = temporaryFolder()
    await desk.start()
  })

  afterEach(async () => {
    await desk.relay.stop()
    await desk.graph.stop()
    removeFolder(desk.dataFolder)
  })

  return desk
}
