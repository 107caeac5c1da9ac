import { expect, type Page } from '@playwright/test'
import axe from 'axe-core'

/** WCAG 2.2 AA, as far as a program can tell. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** axe finds nothing on what is on the screen; in the dark theme, only colours are others. */
export async function expectNoFindings(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  expect(await findingsOf(page, { type: 'tag', values: tags })).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await expectContrast(page, 'the screen in the dark theme')
}

/** Everything that is written can be read: axe's rules on contrast, in the theme that is on. */
export async function expectContrast(page: Page, where: string): Promise<void> {
  const found = await findingsOf(page, { type: 'rule', values: ['color-contrast'] })
  expect(
    found.flatMap(({ at }) => at),
    `what is hard to read on ${where}`,
  ).toEqual([])
}

type Finding = { readonly id: string; readonly at: readonly string[] }

/** axe is put into a page once, and stays there: to read its half a megabyte takes as long as to look. */
async function findingsOf(page: Page, runOnly: axe.RunOnly): Promise<Finding[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  return page.evaluate(async (which) => {
    const { run } = (window as unknown as { axe: typeof axe }).axe
    const { violations } = await run(document, { runOnly: which, resultTypes: ['violations'] })
    return violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html) }))
  }, runOnly)
}
