import { type ChildProcess, spawn } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { buildIfStale } from '../../tools/build.ts'
import { chromiumArguments, findChromium } from '../../tools/chromium.ts'
import { type SpawnedConsole, spawnConsole } from '../support/start-console.ts'
import { until } from '../support/wait.ts'
import { deskLog } from './desk-log.ts'
import { median, quantile, rounded } from './measure.ts'
import { deskLogin, type PreparedDesk, prepareDesk } from './prepared-desk.ts'
import { installProbe } from './screen-probe.ts'
import { atMost, type Figure } from './target.ts'
import { vocabulary } from './town-words.ts'
import { traced } from './trace.ts'

const WAITING = 100_000
const LIVELY = 100
const STARTS = 5
const OPENINGS = 60
const SEARCHED_WORDS = 20
const OPENED_MS = 50
const FOUND_MS = 50
const FIRST_QUEUE_MS = 1200
const PREPENDS = 40
const SCREEN = { width: 1280, height: 800 }

/**
 * (f) What people see, in Chromium over the loopback host: 100,000 conversations that wait and one of
 * 20,000 messages. `load`: how many processes wanted the machine's processors meanwhile.
 */
export async function benchScreen() {
  const executablePath = process.env['CHROMIUM_PATH'] ?? findChromium()
  if (!executablePath) {
    return { leftOut: 'There is no Chromium here; CHROMIUM_PATH may name one.' }
  }
  await buildIfStale()
  const desk = await prepareDesk(deskLog(Date.now(), { lively: LIVELY, waiting: WAITING }))
  const browser = await chromium.launch({ executablePath, args: chromiumArguments })
  try {
    const starts = await benchStarts(browser, desk)
    return { conversations: WAITING + LIVELY + 1, starts, ...(await benchDesk(browser, desk)) }
  } finally {
    await browser.close()
    desk.relay.stop()
    rmSync(desk.dataDir, { recursive: true, force: true })
  }
}

async function benchDesk(browser: Browser, desk: PreparedDesk) {
  const console = await startHost(desk)
  try {
    const page = await signedIn(browser, console)
    const nodes = await page.evaluate(() => document.querySelectorAll('*').length)
    const opening = await benchOpening(browser, page)
    const search = await benchSearchTyping(page)
    const queueScroll = await benchQueueScroll(browser, page)
    const longScroll = await benchLongScroll(browser, page)
    const load = rounded(loadavg()[0] ?? Number.NaN)
    return { nodes, load, opening, search, queueScroll, longScroll }
  } finally {
    await console.stop()
  }
}

function startHost({ dataDir, relay }: PreparedDesk): Promise<SpawnedConsole> {
  return spawnConsole(dataDir, ['--relay', relay.url], 'built')
}

async function newPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    locale: 'pt-BR',
    timezoneId: 'America/Araguaina',
    viewport: SCREEN,
  })
  const page = await context.newPage()
  await page.addInitScript(installProbe)
  return page
}

async function signedIn(browser: Browser, console: SpawnedConsole): Promise<Page> {
  const page = await newPage(browser)
  await page.goto(`${console.url}/#token=${console.token}`)
  await signIn(page)
  return page
}

/** @returns ms from pressing Enter to the first rows. */
async function signIn(page: Page): Promise<number> {
  await page.getByRole('textbox', { name: 'Usuário', exact: true }).fill(deskLogin.login)
  await page.getByLabel('Senha', { exact: true }).fill(deskLogin.password)
  const start = performance.now()
  const painted = page.evaluate(() => window.probe.painted('#queue-list [role=option]'))
  await page.keyboard.press('Enter')
  await painted
  return performance.now() - start
}

/**
 * From the start of the process to the first queue painted. Between the two somebody types a
 * password, whose key is slow to derive on purpose. `bare`: a process that serves a page which has the
 * same elements as the desk.
 */
async function benchStarts(browser: Browser, desk: PreparedDesk) {
  const toSignIn: number[] = []
  const toQueue: number[] = []
  const bare: number[] = []
  let still = ''
  for (let start = 0; start < STARTS; start += 1) {
    const began = performance.now()
    const console = await startHost(desk)
    const page = await newPage(browser)
    await page.goto(`${console.url}/#token=${console.token}`)
    await page.evaluate(() => window.probe.painted('input'))
    toSignIn.push(performance.now() - began)
    toQueue.push(await signIn(page))
    still = await page.evaluate(stillOfPage)
    await page.context().close()
    await console.stop()
    bare.push(await bareStart(browser, still))
  }
  const total = toSignIn.map((each, index) => each + (toQueue[index] ?? Number.NaN))
  return {
    firstQueueMs: atMost(median(total), FIRST_QUEUE_MS),
    toSignInMs: rounded(median(toSignIn)),
    fromPasswordMs: rounded(median(toQueue)),
    bareMs: rounded(median(bare)),
    timesBare: rounded(median(total) / median(bare)),
  }
}

/** Runs in the page: what is on it, as a page of its own without any program. */
function stillOfPage(): string {
  const styles = [...document.styleSheets].flatMap((sheet) =>
    [...sheet.cssRules].map((rule) => rule.cssText),
  )
  const head = `<meta charset="utf-8"><style>${styles.join('\n')}</style>`
  const { className } = document.documentElement
  return `<!doctype html><html class="${className}"><head>${head}</head>${document.body.outerHTML.replace(/<script.*?<\/script>/g, '')}</html>`
}

async function bareStart(browser: Browser, still: string): Promise<number> {
  const file = join(import.meta.dirname, '..', '..', 'out', 'bare-page.html')
  writeFileSync(file, still)
  const began = performance.now()
  const child = spawn(process.execPath, [join(import.meta.dirname, 'bare-page.ts'), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const page = await newPage(browser)
  await page.goto(await printed(child))
  await page.evaluate(() => window.probe.painted('#queue-list [role=option]'))
  const took = performance.now() - began
  await page.context().close()
  child.kill()
  rmSync(file)
  return took
}

async function printed(child: ChildProcess): Promise<string> {
  let text = ''
  child.stdout?.setEncoding('utf8').on('data', (more: string) => {
    text += more
  })
  return until('the bare page is served', () => /^http\S+$/m.exec(text)?.[0])
}

async function benchQueueScroll(browser: Browser, page: Page) {
  const input = await page.context().newCDPSession(page)
  const figures = await traced(browser, page, async () => {
    for (const speed of [2000, 8000]) {
      await input.send('Input.synthesizeScrollGesture', {
        ...{ x: 180, y: 450, yDistance: -speed * 4, speed, gestureSourceType: 'mouse' },
      })
    }
  })
  const rows = await page.evaluate(() => {
    const list = document.querySelector('#queue-list')
    const scrolled = list?.scrollTop ?? 0
    list?.scrollTo(0, 0)
    return Math.round(scrolled / 84)
  })
  await page.waitForTimeout(500)
  return { rows, ...figures }
}

/** Of conversations of seventy messages, by real clicks. */
async function benchOpening(browser: Browser, page: Page) {
  const times: number[] = []
  for (let opening = 0; opening < OPENINGS; opening += 1) {
    const shown = await rowsInView(page)
    const row = shown[opening % shown.length]
    if (!row) throw new Error('Nobody waits.')
    await page.evaluate((name) => window.probe.watchOpening(name), row.name)
    await page.mouse.click(row.x, row.y)
    times.push(await page.evaluate(() => window.probe.seen()))
    // What else an opening sets off is over: each is a click of somebody who looks first.
    await page.waitForTimeout(150)
    if (opening % shown.length < shown.length - 1) continue
    await page.mouse.wheel(0, 84 * shown.length)
    await page.waitForTimeout(500)
  }
  const still = await page.evaluate(() => {
    const log = document.querySelector('[role=log]')
    return { html: log?.outerHTML ?? '', nodes: log?.querySelectorAll('*').length ?? 0 }
  })
  return {
    ...spread(times, OPENED_MS),
    ...{ nodes: still.nodes, bareP50Ms: await bareOpening(browser, page, still.html) },
  }
}

/** A click after which the same elements are put into the same place, without any program. */
async function bareOpening(browser: Browser, page: Page, html: string): Promise<number> {
  const bare = await newPage(browser)
  await bare.setContent(await page.evaluate(stillOfPage))
  await bare.evaluate(installProbe)
  const times: number[] = []
  for (let opening = 0; opening < 20; opening += 1) {
    await bare.evaluate((still) => {
      const place = document.querySelector('[role=log]')?.parentElement
      if (!place) throw new Error('There is no conversation.')
      place.innerHTML = ''
      document.body.onclick = () => {
        place.innerHTML = still
      }
    }, html)
    await bare.evaluate(() => window.probe.watchOpening(''))
    await bare.mouse.click(640, 20)
    times.push(await bare.evaluate(() => window.probe.seen()))
  }
  await bare.context().close()
  return rounded(median(times))
}

function rowsInView(page: Page): Promise<{ name: string; x: number; y: number }[]> {
  return page.evaluate(() => {
    const frame = document.querySelector('#queue-list')?.getBoundingClientRect()
    if (!frame) return []
    return [...document.querySelectorAll('#queue-list [role=option]')].flatMap((row) => {
      const { top, bottom, left } = row.getBoundingClientRect()
      const name = row.querySelector('.truncate[title]')?.getAttribute('title') ?? ''
      if (top < frame.top || bottom > frame.bottom) return []
      return { name, x: left + 150, y: (top + bottom) / 2 }
    })
  })
}

/** Words typed letter by letter, each letter a search. */
async function benchSearchTyping(page: Page) {
  await page.getByRole('button', { name: /^Buscar nas conversas/ }).click()
  await page.getByRole('searchbox').waitFor()
  const times: number[] = []
  for (const word of vocabulary.filter(isTypedPlainly).slice(0, SEARCHED_WORDS)) {
    for (let length = 1; length <= word.length; length += 1) {
      await page.evaluate((typed) => window.probe.watchSearch(typed), word.slice(0, length))
      await page.keyboard.press(word[length - 1] ?? '')
      times.push(await page.evaluate(() => window.probe.seen()))
      await page.waitForTimeout(60)
    }
    for (const _ of word) await page.keyboard.press('Backspace')
    await page.waitForTimeout(200)
  }
  await page.keyboard.press('Escape')
  return { keys: times.length, ...spread(times, FOUND_MS) }
}

/** Letter by letter: what takes two keys, such as ã, is not measured. */
function isTypedPlainly(word: string): boolean {
  return /^[a-z]{4,}$/.test(word)
}

/** Upwards through the long conversation: smoothly, and by steps in which nothing may jump. */
async function benchLongScroll(browser: Browser, page: Page) {
  await page.locator('#queue-list').evaluate((list) => list.scrollTo(0, 0))
  await page.waitForTimeout(300)
  const [first] = await rowsInView(page)
  if (!first) throw new Error('Nobody waits.')
  await page.mouse.click(first.x, first.y)
  await page.evaluate(() => window.probe.painted('[role=log] [data-index]'))
  await page.waitForTimeout(500)
  const input = await page.context().newCDPSession(page)
  const figures = await traced(browser, page, async () => {
    for (const speed of [2000, 6000]) {
      await input.send('Input.synthesizeScrollGesture', {
        ...{ x: 800, y: 400, yDistance: speed * 4, speed, gestureSourceType: 'mouse' },
      })
    }
  })
  let longestJump = 0
  for (let step = 0; step < PREPENDS * 4; step += 1) {
    const { off } = await page.evaluate(() => window.probe.scrollBy('[role=log]', -400))
    longestJump = Math.max(longestJump, Math.abs(off))
  }
  const height = await page.locator('[role=log]').evaluate(({ scrollHeight }) => scrollHeight)
  return { ...figures, heightPx: height, longestJumpPx: atMost(longestJump, 3) }
}

function spread(times: readonly number[], target: number): Record<string, number | Figure> {
  const sorted = times.toSorted((a, b) => a - b)
  return {
    p50Ms: atMost(quantile(sorted, 0.5), target),
    p90Ms: rounded(quantile(sorted, 0.9)),
    p99Ms: rounded(quantile(sorted, 0.99)),
    worstMs: rounded(sorted.at(-1) ?? Number.NaN),
    over: sorted.filter((each) => each > target).length,
  }
}
