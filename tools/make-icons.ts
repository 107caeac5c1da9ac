import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { chromiumArguments, provideChromium } from './chromium.ts'
import { inRoot } from './root.ts'

/**
 * Draws `resources/icon.svg` into the forms that Windows and Linux want, beside it, and into `tray/`
 * what stands in the system's tray and on the task bar for each count of what is unread.
 */
async function makeIcons(): Promise<void> {
  const svg = readFileSync(inRoot('resources', 'icon.svg'), 'utf8')
  const draw = await openDrawer(svg)
  writeFileSync(inRoot('resources', 'icon.png'), await draw(512))
  const images: IconImage[] = []
  for (const size of [16, 24, 32, 48, 64, 128, 256]) images.push({ size, png: await draw(size) })
  writeFileSync(inRoot('resources', 'icon.ico'), iconContainer(images))
  await draw.close()
  mkdirSync(inRoot('resources', 'tray'), { recursive: true })
  await drawTwice('tray-0', svg)
  for (const [name, label] of counts) {
    await drawTwice(`tray-${name}`, svg.replace('</svg>', `${badge(label, 342, 168)}</svg>`))
    await drawTwice(`badge-${name}`, `<svg ${canvas}>${badge(label, 256, 248)}</svg>`)
  }
}

const canvas = 'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"'

/** By the names that `main/electron/describe-tray.ts` gives them. */
const counts = [
  ...Array.from({ length: 9 }, (_, at) => [`${at + 1}`, `${at + 1}`] as const),
  ['more', '9+'] as const,
]

/** A number in a red circle, large enough to be read at 16 pixels. */
function badge(label: string, centre: number, radius: number): string {
  const size = radius * (label.length > 1 ? 1.25 : 1.6)
  return `<circle cx="${centre}" cy="${centre}" r="${radius}" fill="#c81e1e" />
    <text x="${centre}" y="${centre}" dy="0.36em" text-anchor="middle" fill="#fff"
      font-family="sans-serif" font-weight="700" font-size="${size}">${label}</text>`
}

/** Once as it is, and once for displays with twice as many pixels; Electron takes them by their names. */
async function drawTwice(name: string, svg: string): Promise<void> {
  const draw = await openDrawer(svg)
  writeFileSync(inRoot('resources', 'tray', `${name}.png`), await draw(16))
  writeFileSync(inRoot('resources', 'tray', `${name}@2x.png`), await draw(32))
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
