import type { BrowserWindow, Rectangle } from 'electron'
import * as z from '../../shared/late-zod.ts'
import { writeFileAtomically } from '../store/atomic-file.ts'
import { readJsonFile } from '../store/read-json-file.ts'
import { MAX_ZOOM, MIN_ZOOM } from './zoom.ts'

/** In pixels that do not depend on the display's scale, as Electron counts them. */
export const smallestWindow = { width: 720, height: 520 }
const firstWindow = { width: 1280, height: 800 }

const coordinate = z.int().min(-100_000).max(100_000)
const length = z.int().min(1).max(100_000)
const windowStateSchema = z.object({
  bounds: z.object({ x: coordinate, y: coordinate, width: length, height: length }),
  maximized: z.boolean(),
  zoom: z.number().min(MIN_ZOOM).max(MAX_ZOOM),
})
export type WindowState = z.infer<typeof windowStateSchema>

/** Null at the first start, and for a damaged file: the window then opens where a first one would. */
export function readWindowState(path: string): WindowState | null {
  const file = readJsonFile(path, windowStateSchema)
  return file.outcome === 'read' ? file.value : null
}

/** Writes the window's state when it closes. */
export function keepWindowState(window: BrowserWindow, path: string): void {
  window.on('close', () => {
    const state: WindowState = {
      bounds: window.getNormalBounds(),
      maximized: window.isMaximized(),
      zoom: Math.round(window.webContents.getZoomFactor() * 100) / 100,
    }
    writeFileAtomically(path, JSON.stringify(state))
  })
}

/**
 * Where the window opens: as it was, moved and shrunk as little as it takes to lie inside one of
 * the displays that are there now; a display may have been unplugged since.
 * @param areas the displays' work areas (without task bars), the primary display's first.
 */
export function placeWindow(
  saved: Rectangle | null,
  areas: readonly [Rectangle, ...Rectangle[]],
): Rectangle {
  if (!saved) return centre(firstWindow, areas[0])
  const area = areas.reduce((best, other) =>
    sharedArea(saved, other) > sharedArea(saved, best) ? other : best,
  )
  const width = Math.min(saved.width, area.width)
  const height = Math.min(saved.height, area.height)
  return {
    x: clamp(saved.x, area.x, area.x + area.width - width),
    y: clamp(saved.y, area.y, area.y + area.height - height),
    width,
    height,
  }
}

function centre(wanted: { width: number; height: number }, area: Rectangle): Rectangle {
  const width = Math.min(wanted.width, area.width)
  const height = Math.min(wanted.height, area.height)
  return {
    x: area.x + Math.floor((area.width - width) / 2),
    y: area.y + Math.floor((area.height - height) / 2),
    width,
    height,
  }
}

function sharedArea(a: Rectangle, b: Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return Math.max(0, width) * Math.max(0, height)
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high)
}
