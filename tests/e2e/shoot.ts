import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { root } from '../../tools/root.ts'
import { expectContrast } from './findings.ts'
import { expectWellLaidOut } from './layout.ts'

const folder = join(root, 'test-results', 'screenshots')
mkdirSync(folder, { recursive: true })

/** A picture of the screen in both themes, once nothing on it overlaps, is cut, or is hard to read. */
export async function shoot(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`) })
    await expectContrast(page, `${name}, ${colorScheme}`)
  }
  await expectWellLaidOut(page, name)
}

/** The same of a window of 1280 × 800 at 200 %. */
export async function shootLarge(page: Page, name: string): Promise<void> {
  await page.setViewportSize({ width: 640, height: 400 })
  await shoot(page, `${name}-200`)
  await page.setViewportSize({ width: 1280, height: 800 })
}
