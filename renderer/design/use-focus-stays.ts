import { type RefObject, useEffect } from 'react'

/** Where the focus was in a list: in which of its rows, and at which of the row's controls. */
type Place = { readonly row: number; readonly control: number }

const CONTROLS = 'button, input, select, textarea, a[href], summary, [tabindex="0"]'

/**
 * A row that goes away takes the focus with it, and who works by keyboard or hears the screen would
 * begin anew at its top. Within this list the row that comes into its place gets it, at the same control;
 * the last row where there is none; what else there is to press where no row is left, or the list itself.
 * @param list whose rows are its `li`, or `article`; it must be there at the first drawing.
 */
export function useFocusStays(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = list.current
    if (element === null) return
    let focused: Element | null = null
    let place: Place | null = null
    const note = () => {
      focused = element.contains(document.activeElement) ? document.activeElement : null
      place = focused && placeOf(element, focused)
    }
    const observer = new MutationObserver(() => {
      const isLost = focused !== null && !focused.isConnected
      // Whoever was led somewhere else meanwhile stays there.
      const isNowhere = document.activeElement === null || document.activeElement === document.body
      if (isLost && isNowhere && place !== null) focusAt(element, place)
      else if (element.contains(document.activeElement)) note()
    })
    element.addEventListener('focusin', note)
    observer.observe(element, { childList: true, subtree: true })
    return () => {
      element.removeEventListener('focusin', note)
      observer.disconnect()
    }
  }, [list])
}

function placeOf(list: Element, focused: Element): Place | null {
  const row = focused.closest(ROW)
  if (row === null || !list.contains(row)) return null
  return { row: rowsOf(list).indexOf(row), control: controlsOf(row).indexOf(focused) }
}

function focusAt(list: HTMLElement, { row, control }: Place): void {
  const rows = rowsOf(list).map(controlsOf)
  // Not in every row there is something to press: those below it come first, then those above.
  const near = [...rows.slice(row), ...rows.slice(0, row).reverse()]
  const controls = near.find(({ length }) => length > 0) ?? controlsOf(list)
  const at = controls[Math.min(control, controls.length - 1)] ?? list
  if (at instanceof HTMLElement) at.focus()
}

const ROW = 'li, article'

const rowsOf = (list: Element): Element[] => [...list.querySelectorAll(ROW)]

function controlsOf(row: Element): Element[] {
  return [...row.querySelectorAll(CONTROLS)].filter((control) => !control.matches(':disabled'))
}
