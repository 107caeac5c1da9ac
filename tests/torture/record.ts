import { deepEqual, equal } from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Environment } from '../../relay/config-variable.ts'
import type { LogEvent } from '../../shared/events.ts'
import type { SignedInClient } from '../support/relay-client.ts'
import { relayCommand } from '../support/relay-command.ts'
import { until } from '../support/wait.ts'

/** What must be true of the record, whatever was done to the relay. */

/** A relay that was struck may have thousands of webhooks before it; it has to go on, not to be quick. */
const PATIENCE_MS = 120_000

/**
 * Reads the log as it grows until `isDone` says so of all of it, and answers it. It is asked at every
 * look, because what it waits for may change without the log.
 * @throws once nothing more has come for two minutes.
 */
export async function readLogUntil(
  auditor: SignedInClient,
  what: string,
  isDone: (log: readonly LogEvent[]) => boolean,
): Promise<LogEvent[]> {
  const log: LogEvent[] = []
  for (;;) {
    const seen = log.length
    const found = await until(
      `${what} (after ${seen} events)`,
      async () => {
        const { events, next, head } = await auditor.page(log.at(-1)?.seq ?? 0)
        log.push(...events)
        if (next >= head && isDone(log)) return 'done'
        // Who asks for each event by itself is told to wait.
        if (next >= head) await sleep(200)
        return log.length > seen && 'grows'
      },
      PATIENCE_MS,
    )
    if (found === 'done') return log
  }
}

export function countOf(log: readonly LogEvent[], type: LogEvent['type']): number {
  return log.reduce((sum, event) => sum + Number(event.type === type), 0)
}

export function checkGapless(log: readonly LogEvent[]): void {
  const wrong = log.findIndex(({ seq }, index) => seq !== index + 1)
  equal(wrong, -1, `The log has a gap or a repetition at place ${wrong + 1}.`)
}

/** Every message that WhatsApp has told is there once, each lane's in the order of the telling. */
export function checkMessages(
  log: readonly LogEvent[],
  told: ReadonlyMap<string, readonly string[]>,
): void {
  const laneOf = new Map([...told].flatMap(([lane, ids]) => ids.map((id) => [id, lane] as const)))
  const found = new Map<string | undefined, string[]>()
  for (const event of log) {
    if (event.type !== 'message-received') continue
    const lane = laneOf.get(event.whatsappId)
    found.set(lane, [...(found.get(lane) ?? []), event.whatsappId])
  }
  deepEqual(new Set(found.keys()), new Set(told.keys()))
  for (const [lane, ids] of told) deepEqual(found.get(lane), ids, `messages of ${lane}`)
}

/** The relay's own check finds nothing wrong. */
export async function checkVerified(dataFolder: string, environment: Environment): Promise<void> {
  const { code, output, errors } = await relayCommand(dataFolder, ['verify'], '', environment)
  equal(code, 0, `verify: ${output}${errors}`)
}
