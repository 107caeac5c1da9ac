import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** WCAG 2.2 AA, as far as a program can tell. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** axe finds nothing on what is on the screen; in the dark theme, only colours are others. */
export async function expectNoFindings(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  const { violations } = await axe(page).withTags(tags).analyze()
  expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map((node) => node.html) }))).toEqual(
    [],
  )
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await expectContrast(page, 'the screen in the dark theme')
}

/** The console has no frame of another origin, for whose sake axe would open a page at each look. */
function axe(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
}

/** Everything that is written can be read: axe's rules on contrast, in the theme that is on. */
export async function expectContrast(page: Page, where: string): Promise<void> {
  const { violations } = await axe(page).withRules(['color-contrast']).analyze()
  const found = violations.flatMap(({ nodes }) => nodes.map(({ html }) => html))
  expect(found, `what is hard to read on ${where}`).toEqual([])
}
