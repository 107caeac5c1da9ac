import type { Browser, Page } from '@playwright/test'
import { median, quantile, rounded } from './measure.ts'
import { atMost } from './target.ts'

const CATEGORIES = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'disabled-by-default-devtools.timeline.frame',
]

/** Longer than this (ms), and the eye sees it. */
const FRAME_MS = 50

type TraceEvent = {
  name: string
  ph: string
  pid: number
  tid: number
  ts: number
  dur?: number
  tdur?: number
  args?: { name?: string }
}

/**
 * What a recorded trace tells of the frames while something happened: drawn ones, and the tasks of
 * the page's thread, whose time on the processor says what is ours where the machine is busy.
 */
export async function traced(browser: Browser, page: Page, work: () => Promise<void>) {
  await browser.startTracing(page, { categories: CATEGORIES })
  await page.evaluate(() => window.probe.beginFrames())
  await work()
  const ofPage = await page.evaluate(() => window.probe.endFrames())
  const { traceEvents }: { traceEvents: TraceEvent[] } = JSON.parse(
    (await browser.stopTracing()).toString('utf8'),
  )
  const tasks = tasksOfPage(traceEvents)
  const drawn = gaps(traceEvents.filter(({ name }) => name === 'DrawFrame').map(({ ts }) => ts))
  const sorted = ofPage.toSorted((a, b) => a - b)
  return {
    frames: ofPage.length,
    frameP50Ms: rounded(quantile(sorted, 0.5)),
    longestFrameMs: atMost(sorted.at(-1) ?? Number.NaN, FRAME_MS),
    framesOver50: atMost(sorted.filter((each) => each > FRAME_MS).length, 0),
    longestDrawnGapMs: rounded(Math.max(...drawn)),
    longestTaskMs: rounded(Math.max(...tasks.map(({ dur = 0 }) => dur / 1000))),
    longestTaskCpuMs: rounded(Math.max(...tasks.map(({ tdur = 0 }) => tdur / 1000))),
    tasksOver50: tasks.filter(({ dur = 0 }) => dur > FRAME_MS * 1000).length,
    busyShare: rounded(
      tasks.reduce((sum, { dur = 0 }) => sum + dur / 1000, 0) / (median(ofPage) * ofPage.length),
    ),
  }
}

/** Of the renderer that did most: the browser has others that wait for pages to come. */
function tasksOfPage(events: readonly TraceEvent[]): TraceEvent[] {
  const mains = events.filter(
    ({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain',
  )
  const ofEach = mains.map(({ pid, tid }) =>
    events.filter(
      (event) =>
        event.name === 'RunTask' && event.ph === 'X' && event.pid === pid && event.tid === tid,
    ),
  )
  return ofEach.toSorted((a, b) => b.length - a.length)[0] ?? []
}

/** Milliseconds between each two moments (µs). */
function gaps(moments: readonly number[]): number[] {
  const rising = moments.toSorted((a, b) => a - b)
  return rising.slice(1).map((at, index) => (at - (rising[index] ?? at)) / 1000)
}
