import { setTimeout as sleep } from 'node:timers/promises'

/** The value of one of the relay's metrics, without its labels; NaN when it is not told. */
export async function readMetric(adminUrl: string, name: string): Promise<number> {
  const text = await (await fetch(`${adminUrl}/metrics`)).text()
  const line = text.split('\n').find((each) => each.startsWith(`${name} `))
  return Number(line?.slice(name.length + 1) ?? Number.NaN)
}

/** Asking is work for the relay too: of many that wait it is asked less often. */
const MANY = 100

/**
 * Waits until the relay has turned every webhook into events, for as long as they become fewer.
 * @throws Error once as many have waited for `limitMs`.
 */
export async function untilInterpreted(adminUrl: string, limitMs = 10_000): Promise<void> {
  let fewest = Number.POSITIVE_INFINITY
  for (let since = performance.now(); ; ) {
    const waiting = await readMetric(adminUrl, 'balcao_inbox_waiting')
    if (waiting === 0) return
    if (waiting < fewest) {
      fewest = waiting
      since = performance.now()
    } else if (performance.now() - since > limitMs) {
      throw new Error(`${fewest} webhooks wait, and have not become fewer for ${limitMs} ms.`)
    }
    await sleep(waiting > MANY ? 200 : 20)
  }
}
