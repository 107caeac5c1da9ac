import { toggleCitizen } from '../../state/citizen.ts'
import { endAndTakeNext } from '../../state/closing.ts'
import { backToList, showNeighbour } from '../../state/desk.ts'
import { findInOpen } from '../../state/find.ts'
import { lock } from '../../state/leave.ts'
import { takeNext } from '../../state/next-citizen.ts'
import { reportDefects } from '../../state/notices.ts'
import { showOverlay } from '../../state/overlay.ts'
import { quoteOneBack } from '../../state/quoting.ts'
import { focusNextRegion } from '../../state/regions.ts'
import { chooseTopic } from '../../state/topics.ts'
import { findShortcut, type Shortcut } from './find-shortcut.ts'

const actions: Record<Shortcut, () => void> = {
  next: () => showNeighbour(1),
  previous: () => showNeighbour(-1),
  urgent: () => reportDefects(takeNext()),
  resolve: () => reportDefects(endAndTakeNext()),
  search: () => showOverlay('search'),
  find: () => (findInOpen() ? undefined : showOverlay('search')),
  citizen: toggleCitizen,
  topic: chooseTopic,
  quote: quoteOneBack,
  region: () => focusNextRegion(1),
  regionBack: () => focusNextRegion(-1),
  lock: () => reportDefects(lock()),
  help: () => showOverlay('shortcuts'),
  leave: backToList,
}

export function handleShortcut(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return
  const target = event.target instanceof HTMLElement ? event.target : null
  const typing = target?.matches('input, textarea, [contenteditable]') ?? false
  const shortcut = findShortcut(event, typing)
  if (shortcut === null || (hasKeyboard() && shortcut !== 'lock')) return
  event.preventDefault()
  // A key held down takes or closes one citizen.
  if (event.repeat && (shortcut === 'urgent' || shortcut === 'resolve')) return
  actions[shortcut]()
}

/** A dialog or menu has the keyboard for itself; Esc closes it there. Who leaves the PC locks it all the same. */
function hasKeyboard(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null
}
