import { expect, type Locator, type Page } from '@playwright/test'
import { row } from './sights.ts'
import { test } from './town.ts'

/** Three pages of 60; the one above the newest is asked for as the top comes near. */
const MESSAGES = 180
const FIRST_PAGE_PX = 60 * 45

/** Within a line's border (px). */
const STILL = 3

const words = (number: number) => `Mensagem inventada número ${number}.`

/** How far (px) the end lies below what is seen. */
const belowTheEnd = (log: Locator) =>
  log.evaluate((element) => element.scrollHeight - element.clientHeight - element.scrollTop)

/** Scrolls so far from the top (px). @returns the message in the middle, with its place there and then. */
const scrollTo = (log: Locator, top: number) =>
  log.evaluate(async (element, place) => {
    element.scrollTop = place
    await new Promise(requestAnimationFrame)
    const frame = element.getBoundingClientRect()
    const lines = [...element.querySelectorAll('[data-index]')]
    const middle = lines.find(
      (line) => line.getBoundingClientRect().bottom > frame.top + frame.height / 2,
    )
    const text = /Mensagem inventada número \d+\./.exec(middle?.textContent ?? '')?.[0] ?? ''
    return { text, top: middle?.getBoundingClientRect().top ?? Number.NaN }
  }, top)

const topOf = async (log: Locator, text: string): Promise<number> => {
  const line = log.locator('[data-index]').filter({ hasText: text })
  return (await line.boundingBox())?.y ?? Number.NaN
}

test('older messages push nothing aside, and only who is at the end is kept there', async ({
  town,
}) => {
  const { simulator } = town
  const [ana] = await town.desks('ana')
  const bia = await simulator.createCitizen({ name: 'Bia', phone: '5563999990071' })
  for (let number = 1; number <= MESSAGES; number += 1) await simulator.write(bia.id, words(number))
  // Opened before all are here, it would have them without asking for an older page.
  await expect(row(ana, 'Bia')).toContainText(words(MESSAGES))
  await row(ana, 'Bia').click()
  const log = ana.getByRole('log')
  await expect(log.getByText(words(MESSAGES), { exact: true })).toBeVisible()
  await expect.poll(() => belowTheEnd(log)).toBeLessThan(STILL)

  // Another page is put above what is read.
  const heightOf = () => log.evaluate((element) => element.scrollHeight)
  await expect.poll(heightOf).toBeGreaterThan(FIRST_PAGE_PX)
  const height = await heightOf()
  // In steps, as a wheel goes: lines are measured when they come near, and only then stand still.
  for (const top of [2400, 1900, 1400]) {
    await scrollTo(log, top)
    await ana.waitForTimeout(300)
  }
  const read = await scrollTo(log, 880)
  expect(read.text).not.toBe('')
  await expect.poll(heightOf).toBeGreaterThan(height + 1000)
  expect(Math.abs((await topOf(log, read.text)) - read.top)).toBeLessThan(STILL)

  // What comes while older words are read leaves them where they are.
  await simulator.write(bia.id, words(MESSAGES + 1))
  const jump = ana.getByRole('button', { name: /^Ir para a mais recente/ })
  await expect(jump).toContainText('1 mensagem nova')
  expect(Math.abs((await topOf(log, read.text)) - read.top)).toBeLessThan(STILL)

  // At the end again, the next message is seen by itself.
  await jump.click()
  await expect(log.getByText(words(MESSAGES + 1), { exact: true })).toBeVisible()
  await expect.poll(() => belowTheEnd(log)).toBeLessThan(STILL)
  await simulator.write(bia.id, words(MESSAGES + 2))
  await expect(log.getByText(words(MESSAGES + 2), { exact: true })).toBeVisible()
  // And one turn of the wheel away from the end it is drawn still.
  const isDrawn = await log.evaluate(
    async (element, text) => {
      element.scrollTop -= 110
      for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame)
      const words = element.textContent ?? ''
      element.scrollTop = element.scrollHeight
      return words.includes(text)
    },
    words(MESSAGES + 2),
  )
  expect(isDrawn).toBe(true)
  await expect.poll(() => belowTheEnd(log)).toBeLessThan(STILL)

  // Another one is opened: one call, its row and the last one's, and no empty place in between.
  const caio = await simulator.createCitizen({ name: 'Caio', phone: '5563999990080' })
  const davi = await simulator.createCitizen({ name: 'Davi', phone: '5563999990081' })
  await simulator.write(caio.id, 'Bom dia, sou Caio.')
  await simulator.write(davi.id, 'Bom dia, sou Davi.')
  await expect(row(ana, 'Davi')).toContainText('sou Davi')
  await row(ana, 'Davi').hover()
  const calls: string[] = []
  ana.on('request', (request) => calls.push(new URL(request.url()).pathname))
  const seen = await watch(ana)
  await row(ana, 'Caio').click()
  await expect(ana.getByRole('log', { name: 'Conversa com Caio' })).toContainText('sou Caio')
  const { changedRows, timesWithoutLog } = await seen.evaluate((watched) => watched)
  expect([...changedRows].every((words) => /Bia|Caio/.test(words))).toBe(true)
  expect(timesWithoutLog).toBe(0)
  // In what order is nobody's to say: the clock and the relay have the screen ask for other things.
  expect(calls.filter((path) => path === '/ipc/open-conversation')).toHaveLength(1)

  // What a whole window shows stands at its end in a small one too, where its lines are higher.
  for (let times = 1; times <= 2; times += 1) await simulator.write(caio.id, longWords)
  const short = ana.getByRole('log', { name: 'Conversa com Caio' })
  await expect(short.getByText(longWords)).toHaveCount(2)
  await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
  const field = ana.getByRole('textbox', { name: 'Mensagem', exact: true })
  await field.fill('A equipe passa amanhã cedo, e troca a lâmpada da praça e as da rua. '.repeat(2))
  await field.press('Enter')
  await expect(ana.getByText('Entregue', { exact: true }).first()).toBeAttached()
  await field.fill('Pode sim. Leve a caderneta de vacinação dele e')
  for (const [width, height] of [
    [1024, 700],
    [640, 400],
  ] as const) {
    await ana.setViewportSize({ width, height })
    await ana.waitForTimeout(200)
  }
  await expect.poll(() => short.evaluate((element) => element.scrollTop)).toBeGreaterThan(100)
  await expect.poll(() => belowTheEnd(short)).toBeLessThan(STILL)

  // An earlier case is folded and unfolded where its line stands, and never drawn whole.
  await ana.setViewportSize({ width: 1280, height: 720 })
  await row(ana, 'Bia').click()
  await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
  await ana.getByRole('button', { name: 'Encerrar', exact: true }).click()
  await ana.getByRole('button', { name: 'Terminar sem responder' }).click()
  await expect(ana.getByRole('button', { name: 'Reabrir' })).toBeVisible()
  await simulator.write(bia.id, words(MESSAGES + 3))
  await expect(log.getByText(words(MESSAGES + 3), { exact: true })).toBeVisible()
  const earlier = log.getByRole('button', { name: /^Atendimento aberto/ })
  await expect(async () => {
    await scrollTo(log, 0)
    await expect(earlier).toBeVisible({ timeout: 500 })
  }).toPass()
  await earlier.click()
  await expect(earlier).toContainText('linhas recolhidas')
  // What was drawn on the way up is let go first.
  await expect.poll(() => ana.locator('[data-index]').count()).toBeLessThan(MESSAGES / 2)
  const drawn = await countDrawn(ana)
  await earlier.press('Enter')
  await expect(log.getByText(words(3), { exact: true })).toBeVisible()
  await expect(earlier).toBeFocused()
  await expect(earlier).toBeInViewport()
  expect(await drawn.evaluate(({ most }) => most)).toBeLessThan(MESSAGES * 0.8)
})

/** How many lines are drawn at most from now on. */
const countDrawn = (desk: Page) =>
  desk.evaluateHandle(() => {
    const counted = { most: 0 }
    const count = () => {
      counted.most = Math.max(counted.most, document.querySelectorAll('[data-index]').length)
    }
    new MutationObserver(count).observe(document.body, { subtree: true, childList: true })
    return counted
  })

const longWords = 'A lâmpada da praça queimou de novo, e a rua está no escuro. '.repeat(2).trim()

/** What of the desk is drawn anew from now on: rows of the queue, and moments without a conversation. */
const watch = (desk: Page) =>
  desk.evaluateHandle(() => {
    const watched = { changedRows: [] as string[], timesWithoutLog: 0 }
    const observer = new MutationObserver((changes) => {
      for (const { target } of changes) {
        const element = target instanceof Element ? target : target.parentElement
        const changed = element?.closest('#queue-list [role=option]')
        if (changed) watched.changedRows.push(changed.textContent ?? '')
      }
      if (document.querySelector('[role=log]') === null) watched.timesWithoutLog += 1
    })
    observer.observe(document.body, {
      // Not the letters of a time, which go on by themselves.
      ...{ subtree: true, childList: true, attributes: true },
    })
    return watched
  })
