import { expect, type Page } from '@playwright/test'

/** What a person would call broken on a screen, in words that say where. */
type Fault = { readonly what: 'overlaps' | 'cut' | 'wider than the window'; readonly at: string }

/**
 * Nothing on the screen overlaps anything else or is cut off. Words that end in an ellipsis, and what
 * lies below the edge of something that scrolls, are not cut: they are meant to.
 */
export async function expectWellLaidOut(page: Page, where: string): Promise<void> {
  // Lists measure their rows, and fonts arrive, after the first frame.
  await page.evaluate(() => document.fonts.ready)
  await expect
    .poll(() => page.evaluate(findFaults), { message: `the layout of ${where}` })
    .toEqual([])
}

/** Runs in the page. */
function findFaults(): Fault[] {
  type Piece = { element: Element; boxes: DOMRect[]; floats: Element | null }
  /** By less than this, neighbours touch: half a pixel of rounding on each side, and hanging letters. */
  const TOUCH = 2
  /** The panel lies over the conversation in a narrow window. */
  const floating =
    '[role=menu],[role=listbox],[role=dialog],[role=alertdialog],[role=tooltip],#citizen-panel'
  /** What has flown in over a list on purpose, as the way back to its end. */
  const above = 'button.arrive.absolute'

  const isSeen = (element: Element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    element.closest('[aria-hidden=true], [inert]') === null

  /** The part of a box that what clips it lets through; null for none. */
  function shown(element: Element, box: DOMRect): DOMRect | null {
    let { left, top, right, bottom } = box
    for (let at: Element | null = element; at !== null; at = at.parentElement) {
      const style = getComputedStyle(at)
      if (style.overflow !== 'visible') {
        const edge = at.getBoundingClientRect()
        left = Math.max(left, edge.left)
        top = Math.max(top, edge.top)
        right = Math.min(right, edge.right)
        bottom = Math.min(bottom, edge.bottom)
      }
      if (style.position === 'fixed') break
    }
    left = Math.max(left, 0)
    top = Math.max(top, 0)
    right = Math.min(right, innerWidth)
    bottom = Math.min(bottom, innerHeight)
    return right - left > TOUCH && bottom - top > TOUCH
      ? new DOMRect(left, top, right - left, bottom - top)
      : null
  }

  const describe = (element: Element) => {
    const words = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim()
    return `<${element.tagName.toLowerCase()}> ${words.slice(0, 60)}`
  }

  /** What people read or press: each run of text, each control. */
  function pieces(): Piece[] {
    const found: Piece[] = []
    for (const element of document.body.querySelectorAll('*')) {
      if (!isSeen(element) || element.closest(above)) continue
      const isControl = element.matches('button, a[href], input, select, textarea, summary')
      const hasText = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
      )
      if (!isControl && !hasText) continue
      // Only for readers of the screen: a pixel wide, or clipped to nothing.
      const whole = element.getBoundingClientRect()
      if (whole.width <= TOUCH || whole.height <= TOUCH) continue
      if (
        /inset\(50%\)|rect\(0/.test(
          getComputedStyle(element).clipPath + getComputedStyle(element).clip,
        )
      )
        continue
      const boxes = (isControl ? [whole] : linesOf(element))
        .map((box) => shown(element, box))
        .filter((box) => box !== null)
        .filter((box) => isOnTop(element, box))
      if (boxes.length > 0) found.push({ element, boxes, floats: element.closest(floating) })
    }
    return found
  }

  /** Not under a dialog or a menu. */
  function isOnTop(element: Element, box: DOMRect): boolean {
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
    return top !== null && (element.contains(top) || top.contains(element))
  }

  /** Each line of a text for itself: a word may begin where another one ends. */
  function linesOf(element: Element): DOMRect[] {
    const range = document.createRange()
    range.selectNodeContents(element)
    return [...range.getClientRects()]
  }

  const meet = (one: DOMRect, other: DOMRect) =>
    Math.min(one.right, other.right) - Math.max(one.left, other.left) > TOUCH &&
    Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > TOUCH

  const overlapping = (one: Piece, other: Piece) =>
    one.boxes.some((box) => other.boxes.some((another) => meet(box, another)))

  const contains = (field: Piece, button: Piece) => {
    const [outer] = field.boxes
    return button.boxes.every(
      (box) => outer && box.left >= outer.left && box.right <= outer.right && box.top >= outer.top,
    )
  }

  const faults: Fault[] = []
  if (document.documentElement.scrollWidth > innerWidth + 1)
    faults.push({ what: 'wider than the window', at: `${document.documentElement.scrollWidth} px` })

  const all = pieces()
  for (const [index, one] of all.entries()) {
    for (const other of all.slice(index + 1)) {
      if (one.element.contains(other.element) || other.element.contains(one.element)) continue
      if (one.floats !== other.floats || !overlapping(one, other)) continue
      // A field's own buttons lie in it, where it leaves them room.
      if (one.element.matches('input, textarea') && contains(one, other)) continue
      faults.push({
        what: 'overlaps',
        at: `${describe(one.element)} | ${describe(other.element)}`,
      })
    }
  }
  for (const { element } of all) {
    const style = getComputedStyle(element)
    const isMeant =
      style.textOverflow === 'ellipsis' ||
      style.webkitLineClamp !== 'none' ||
      /auto|scroll/.test(style.overflowX + style.overflowY) ||
      element.matches('input, textarea, select')
    const clips = style.overflowX !== 'visible' || style.overflowY !== 'visible'
    const isLarger =
      element.scrollWidth > element.clientWidth + TOUCH ||
      element.scrollHeight > element.clientHeight + TOUCH
    if (clips && !isMeant && element.clientWidth > 0 && isLarger)
      faults.push({ what: 'cut', at: describe(element) })
    const cutBy = sidewaysCut(element)
    if (cutBy) faults.push({ what: 'cut', at: `${describe(element)} by ${describe(cutBy)}` })
  }
  return faults

  /** What hides a part of a control or word to its left or right and cannot be scrolled there. */
  function sidewaysCut(element: Element): Element | null {
    const isControl = element.matches('button, a[href], input, select, textarea, summary')
    const boxes = isControl ? [element.getBoundingClientRect()] : linesOf(element)
    for (let at = isControl ? element.parentElement : element; at !== null; at = at.parentElement) {
      const style = getComputedStyle(at)
      if (style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none') return null
      if (/auto|scroll/.test(style.overflowX)) return null
      if (style.overflowX !== 'visible') {
        const edge = at.getBoundingClientRect()
        const isCut = boxes.some(
          ({ left, right }) => left < edge.left - TOUCH || right > edge.right + TOUCH,
        )
        if (isCut) return at
      }
      if (style.position === 'fixed') return null
    }
    return null
  }
}
