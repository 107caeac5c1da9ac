import type { Look } from '../shared/domain/preferences.ts'
import type { Push } from '../shared/ipc/pushes.ts'
import { type CallArguments, type CallResult, type Channel, callSchemas } from '../shared/ipc.ts'
import { CallError } from './ipc/call-error.ts'
import { createRoutes } from './ipc/routes.ts'
import { answerMedia } from './media/answer-media.ts'
import { Session, type SessionOptions } from './session/session.ts'
import { finishWipes } from './session/wipe.ts'
import { lockDataFolder } from './store/data-folder-lock.ts'
import { usualPatience } from './sync/relay-client.ts'
import { usualTiming } from './sync/sync.ts'
import { codeOf } from './sync/sync-error.ts'

export type ConsoleOptions = Omit<SessionOptions, Usual> & Partial<Pick<SessionOptions, Usual>>

type Usual = 'timing' | 'patience' | 'undoSeconds'

/** Long enough to see what was sent and to reach for the key; short beside what a citizen waits. */
const USUAL_UNDO_SECONDS = 3

/** The console behind the screen, the same on every host. */
export type Console = {
  /** @throws DataFolderInUseError when another console works on the same folder. */
  readonly start: () => Promise<void>
  readonly stop: () => Promise<void>
  readonly call: Call
  /** Bytes of files, asked for and attached by the screen: `GET` and `POST` of `/media/…`. */
  readonly answerMedia: (request: Request) => Promise<Response>
  /** How the page looks before anybody has said who she is. */
  readonly look: () => Look
  /** @returns ends the listening. */
  readonly onPush: (listener: (push: Push) => void) => () => void
}

/** @throws CallError when the channel or its arguments are not of the contract. */
type Call = {
  <C extends Channel>(channel: C, args: CallArguments<C>): Promise<CallResult<C>>
  (channel: string, args: unknown): Promise<unknown>
}

export function createConsole(options: ConsoleOptions): Console {
  const session = new Session({
    ...{ timing: usualTiming, patience: usualPatience, undoSeconds: USUAL_UNDO_SECONDS },
    ...options,
  })
  const routes = createRoutes(session)
  let unlock: (() => void) | null = null

  async function call(channel: string, args: unknown): Promise<unknown> {
    if (!isChannel(channel)) throw new CallError('unknown-channel')
    return routes[channel](args)
  }

  return {
    async start() {
      unlock ??= lockDataFolder(options.dataDir)
      try {
        finishWipes(options.dataDir)
      } catch (error) {
        // What is left can be read by nobody; it is tried at every start.
        options.log('wipe-unfinished', { cause: codeOf(error) })
      }
    },
    async stop() {
      await session.stop()
      unlock?.()
      unlock = null
    },
    // The parsed channel decides the result's type: `routes` holds one for each.
    call: call as Call,
    answerMedia: (request) => answerMedia(session.media(), request),
    look: () => session.look(),
    onPush: (listener) => session.announcer.onPush(listener),
  }
}

function isChannel(channel: string): channel is Channel {
  return Object.hasOwn(callSchemas, channel)
}
