import type { BrowserWindow } from 'electron'

/** Zoom factors, up to the 200 % that WCAG 2.2 asks for (1.4.4). */
const steps = [0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2] as const
export const MIN_ZOOM = 0.8
export const MAX_ZOOM = 2

export type ZoomStep = 'in' | 'out' | 'reset'

export function zoom(window: BrowserWindow, step: ZoomStep): void {
  const { webContents } = window
  webContents.setZoomFactor(nextZoom(webContents.getZoomFactor(), step))
}

export function nextZoom(current: number, step: ZoomStep): number {
  if (step === 'reset') return 1
  // Factors come back from Chromium as logarithms and are a little off.
  if (step === 'in') return steps.find((factor) => factor > current + 0.01) ?? MAX_ZOOM
  return steps.findLast((factor) => factor < current - 0.01) ?? MIN_ZOOM
}
