import { isDeepStrictEqual } from 'node:util'
import type { Template } from '../../../shared/domain/templates/template.ts'
import type { EventBody } from '../../../shared/events.ts'
import type { NewId } from '../../../shared/ids.ts'
import type { Log } from '../../log/log.ts'
import { describeError, type Logger } from '../../logger.ts'
import type { GraphApi } from '../graph-api.ts'
import { alertOfCode } from './alert-of-code.ts'
import * as alerts from './alerts.ts'
import * as templates from './templates.ts'

/** Keeps the templates as the account's list has them: at the start, at every news, and each hour. */
export type TemplateSync = {
  start(): void
  /** Something changed: the list is asked for soon, once for all that changes together. */
  wake(): void
  stop(): Promise<void>
}

/** All in milliseconds. `everyMs` null: never, where nobody is to be asked. */
export type TemplateTimings = { readonly everyMs: number | null; readonly soonMs: number }

export type TemplateSyncContext = {
  readonly log: Log
  readonly graph: GraphApi
  readonly newId: NewId
  readonly logger: Logger
  readonly timings: TemplateTimings
}

const RETRY_MS = 60_000

export function createTemplateSync(context: TemplateSyncContext): TemplateSync {
  const { logger, timings } = context
  const abort = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let running = Promise.resolve()
  /** News that came while the list was being read may not be in it. */
  let isStale = false

  function later(ms: number): void {
    clearTimeout(timer)
    if (abort.signal.aborted || timings.everyMs === null) return
    timer = setTimeout(() => {
      running = running.then(run)
    }, ms)
  }

  async function run(): Promise<void> {
    let next = RETRY_MS
    isStale = false
    try {
      if (await synchronise(context, abort.signal)) next = timings.everyMs ?? RETRY_MS
    } catch (error) {
      logger.error(describeError(error), 'templates wait for the store')
    }
    later(isStale ? timings.soonMs : next)
  }

  return {
    start: () => later(0),
    wake: () => {
      isStale = true
      later(timings.soonMs)
    },
    stop: async () => {
      abort.abort()
      clearTimeout(timer)
      await running
    },
  }
}

/** Whether a refusal says that a template is not what it was taken for. */
export function isOfTemplates(code: number | null): boolean {
  return code !== null && code >= 132000 && code <= 132099
}

/** @returns false when the list could not be read whole: then nothing is changed. */
async function synchronise(
  { log, graph, newId, logger }: TemplateSyncContext,
  signal: AbortSignal,
): Promise<boolean> {
  const listed = await graph.listTemplates(signal)
  if (signal.aborted) return false
  if (listed.outcome !== 'listed') {
    const code = listed.outcome === 'refused' ? listed.code : null
    logger.warn({ code }, 'the templates could not be read')
    const alert = code === null ? null : alertOfCode(code)
    if (alert !== null) await log.transaction((tx) => alerts.raise(tx, newId, alert))
    return false
  }
  await log.transaction(async (tx) => {
    const events = changes(await templates.all(tx), listed.templates)
    if (events.length > 0) await tx.append(null, () => events)
    // Whoever gets the list has a token that WhatsApp takes.
    await alerts.settle(tx, 'token-refused', null)
  })
  return true
}

/** What is not listed any more was deleted. */
function changes(known: readonly Template[], listed: readonly Template[]): EventBody[] {
  const keyOf = ({ name, language }: Template) => JSON.stringify([name, language])
  const before = new Map(known.map((template) => [keyOf(template), template]))
  const after = new Set(listed.map(keyOf))
  const saved = listed.filter((one) => !isDeepStrictEqual(one, before.get(keyOf(one))))
  const gone = known.filter((one) => !after.has(keyOf(one)) && one.status !== 'deleted')
  return [...saved, ...gone.map((one): Template => ({ ...one, status: 'deleted' }))].map(
    (template) => ({ type: 'template-saved', template }),
  )
}
