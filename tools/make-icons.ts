import { readFileSync, writeFileSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { chromiumArguments, provideChromium } from './chromium.ts'
import { inRoot } from './root.ts'

/** Draws `resources/icon.svg` into the forms that Windows and Linux want, beside it. */
async function makeIcons(): Promise<void> {
  const svg = readFileSync(inRoot('resources', 'icon.svg'), 'utf8')
  const draw = await openDrawer(svg)
  writeFileSync(inRoot('resources', 'icon.png'), await draw(512))
  const images: IconImage[] = []
  for (const size of [16, 24, 32, 48, 64, 128, 256]) images.push({ size, png: await draw(size) })
  writeFileSync(inRoot('resources', 'icon.ico'), iconContainer(images))
  await draw.close()
}

type Draw = { (size: number): Promise<Buffer>; close(): Promise<void> }

async function openDrawer(svg: string): Promise<Draw> {
  const browser = await chromium.launch({
    executablePath: await provideChromium(),
    args: chromiumArguments,
  })
  const page = await browser.newPage()
  await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg}`)
  const draw = async (size: number) => {
    await page.setViewportSize({ width: size, height: size })
    return page.screenshot({ omitBackground: true })
  }
  return Object.assign(draw, { close: () => browser.close() })
}

type IconImage = { size: number; png: Buffer }

/**
 * An .ico whose images are PNG, as Windows reads since Vista: a header of 6 bytes, an entry of 16
 * bytes for each image (width, height, colours, 0, planes, bits, length, offset), then the images.
 */
function iconContainer(images: readonly IconImage[]): Buffer {
  const header = Buffer.alloc(6)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(images.length, 4)
  let offset = header.length + images.length * 16
  const entries = images.map(({ size, png }) => {
    const entry = Buffer.alloc(16)
    // A byte holds 256 as 0.
    entry.writeUInt8(size % 256, 0)
    entry.writeUInt8(size % 256, 1)
    entry.writeUInt16LE(1, 4)
    entry.writeUInt16LE(32, 6)
    entry.writeUInt32LE(png.length, 8)
    entry.writeUInt32LE(offset, 12)
    offset += png.length
    return entry
  })
  return Buffer.concat([header, ...entries, ...images.map(({ png }) => png)])
}

await makeIcons()
