import {
  PRESENCE_LASTS_MS,
  type PresenceNews,
  type PresenceReport,
  type PresentAgent,
} from '../../shared/presence.ts'

/** Many reports of one moment wake the consoles once. */
const GATHER_MS = 200
const EXPIRE_EVERY_MS = 5000

/**
 * What agents are doing right now, in memory alone: one entry an agent, her newest report, which
 * ends by itself. A version tells what has changed since a console last heard.
 */
export type PresenceBoard = {
  report(agentId: string, report: Pick<PresenceReport, 'doing' | 'conversationId'>): void
  /** What changed since `version`; 0 for who knows nothing yet. */
  news(version: number): PresenceNews
  version(): number
  stop(): void
}

type Entry = PresentAgent & { readonly version: number; readonly until: number }

/** @param firstVersion higher than any of an earlier start, such as the time. */
export function createPresenceBoard(options: {
  readonly firstVersion: number
  /** Soon after something has changed. */
  readonly onChanged: () => void
}): PresenceBoard {
  const entries = new Map<string, Entry>()
  let version = options.firstVersion
  let gathering: NodeJS.Timeout | undefined

  function set(agentId: string, doing: Entry['doing'], conversationId: string | null): void {
    const known = entries.get(agentId)
    const isNews = (known?.doing ?? 'away') !== doing || known?.conversationId !== conversationId
    if (isNews) version += 1
    const until = performance.now() + PRESENCE_LASTS_MS
    entries.set(agentId, {
      ...{ agentId, doing, conversationId, until },
      version: isNews ? version : (known?.version ?? version),
    })
    if (!isNews) return
    gathering ??= setTimeout(() => {
      gathering = undefined
      options.onChanged()
    }, GATHER_MS)
  }

  const expiring = setInterval(() => {
    const now = performance.now()
    for (const { agentId, doing, until } of entries.values()) {
      if (doing !== 'away' && until <= now) set(agentId, 'away', null)
    }
  }, EXPIRE_EVERY_MS).unref()

  return {
    report: (agentId, { doing, conversationId }) =>
      set(agentId, doing, doing === 'away' ? null : conversationId),
    news: (since) => ({
      version,
      agents: [...entries.values()]
        .filter((entry) => entry.version > since && (since > 0 || entry.doing !== 'away'))
        .map(({ agentId, doing, conversationId }) => ({ agentId, doing, conversationId })),
    }),
    version: () => version,
    stop: () => {
      clearTimeout(gathering)
      clearInterval(expiring)
    },
  }
}
