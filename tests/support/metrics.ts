import { until } from './wait.ts'

/** The value of one of the relay's metrics, without its labels; NaN when it is not told. */
export async function readMetric(adminUrl: string, name: string): Promise<number> {
  const text = await (await fetch(`${adminUrl}/metrics`)).text()
  const line = text.split('\n').find((each) => each.startsWith(`${name} `))
  return Number(line?.slice(name.length + 1) ?? Number.NaN)
}

/** Waits until the relay has turned every webhook into events. */
export async function untilInterpreted(adminUrl: string, limitMs?: number): Promise<void> {
  const isDone = async () => (await readMetric(adminUrl, 'balcao_inbox_waiting')) === 0
  await until('everything is interpreted', isDone, limitMs)
}
