import type { CallResult } from '../../shared/ipc.ts'
import type { Log } from '../log.ts'
import { parseRelayAddress } from '../relay-address.ts'
import { readSettings, writeSettings } from '../store/settings.ts'
import { createClockOffset } from '../sync/clock-offset.ts'
import {
  createRelayClient,
  type Fetch,
  type Patience,
  type RelayClient,
} from '../sync/relay-client.ts'
import { probeRelay } from './probe-relay.ts'

export type RelayPlaceOptions = {
  readonly dataDir: string
  /** From the command line or a policy file; null: the one that was set on the first run. */
  readonly relayUrl: string | null
  readonly relayFixed: boolean
  readonly fetch: Fetch
  /** This PC's clock, ms since the epoch. */
  readonly clock: () => number
  readonly log: Log
  readonly patience: Patience
}

/** Countdowns show seconds: less is not worth a push (ms). */
const WORTH_TELLING_MS = 500

/** Which relay this console is of, how it is asked, and by how much its clock differs from this PC's. */
export class RelayPlace {
  readonly #options: RelayPlaceOptions
  readonly #clockOffset = createClockOffset(0)
  readonly #onClock: () => void
  #url: string | null

  /** @param onClock the offset has changed by more than countdowns can bear. */
  constructor(options: RelayPlaceOptions, onClock: () => void) {
    this.#options = options
    this.#onClock = onClock
    this.#url = options.relayUrl ?? readSettings(options.dataDir, options.log).relayUrl
  }

  /** Null until it is set. */
  url(): string | null {
    return this.#url
  }

  /** The relay's clock less this PC's (ms). */
  clockOffset(): number {
    return this.#clockOffset.offset()
  }

  /** The relay's clock, ms since the epoch. */
  now(): number {
    return this.#options.clock() + this.clockOffset()
  }

  /**
   * Another relay from now on, where one answers there.
   * @param leave who sits here leaves the one of before.
   */
  async set(text: string, leave: () => Promise<void>): Promise<CallResult<'set-relay'>> {
    if (this.#options.relayFixed) return { outcome: 'refused', reason: 'fixed' }
    const url = parseRelayAddress(text)
    if (url === null) return { outcome: 'refused', reason: 'not-an-address' }
    const found = await probeRelay(this.client(url))
    if (found !== 'relay') return { outcome: 'refused', reason: found }
    if (url !== this.#url) await leave()
    const { dataDir, log } = this.#options
    writeSettings(dataDir, { ...readSettings(dataDir, log), relayUrl: url })
    this.#url = url
    return { outcome: 'kept' }
  }

  client(relayUrl: string): RelayClient {
    const { fetch, clock, patience } = this.#options
    return createRelayClient({
      ...{ relayUrl, fetch, clock, patience },
      onClock: (asked, answered, relayClock) => {
        const before = this.clockOffset()
        this.#clockOffset.observe(asked, answered, relayClock)
        if (Math.abs(this.clockOffset() - before) > WORTH_TELLING_MS) this.#onClock()
      },
    })
  }
}
