import { endAndTakeNext, endAttendance } from '../state/closing.ts'
import { claim, release, reopen } from '../state/commands.ts'
import { goInto, letGo } from '../state/desk.ts'
import { copyAttendance, showExport } from '../state/exporting.ts'
import { forwardOpenOne } from '../state/forwarding.ts'
import { takeNext } from '../state/next-citizen.ts'
import { sayNothingToDo } from '../state/nothing-to-do.ts'
import { canReceive, toggleReceiving } from '../state/receiving.ts'
import { snoozeOpen } from '../state/snooze.ts'
import { chooseTopic } from '../state/topics.ts'
import { showTransferMenu } from '../state/transfer-menu.ts'
import { isTransferHeld, undo } from '../state/undo.ts'
import type { Action } from './action.ts'

/** What is done with an attendance. */
export const attending: readonly Action[] = [
  {
    id: 'urgent',
    group: 'attend',
    name: ({ actions }) => actions.urgent,
    keys: ['Alt+N'],
    once: true,
    run: takeNext,
  },
  {
    id: 'receiving',
    group: 'attend',
    name: ({ receiving }) => receiving.action,
    keys: ['Alt+Q'],
    once: true,
    when: canReceive,
    run: toggleReceiving,
  },
  {
    id: 'resolve',
    group: 'attend',
    name: ({ actions }) => actions.resolve,
    keys: ['Ctrl+Shift+Enter'],
    once: true,
    run: endAndTakeNext,
  },
  {
    id: 'claim',
    group: 'attend',
    name: ({ actions }) => actions.claim,
    when: ({ view }) => view?.can.claim ?? false,
    run: ({ view }) => view && goInto(view.conversationId, claim(view)),
  },
  {
    id: 'topic',
    group: 'attend',
    name: ({ actions }) => actions.topic,
    keys: ['Alt+S'],
    when: ({ view }) => view?.can.classify ?? false,
    otherwise: () => sayNothingToDo('topic'),
    run: chooseTopic,
  },
  {
    id: 'forward',
    group: 'attend',
    name: ({ actions }) => actions.forward,
    keys: ['Alt+E'],
    when: ({ view }) => (view?.can.forward || view?.can.endForwarding) ?? false,
    otherwise: () => sayNothingToDo('forward'),
    run: forwardOpenOne,
  },
  {
    id: 'snooze',
    group: 'attend',
    name: ({ snooze }) => snooze.button,
    keys: ['Alt+A'],
    when: ({ view }) => view?.can.snooze ?? false,
    otherwise: () => sayNothingToDo('snooze'),
    run: snoozeOpen,
  },
  {
    id: 'transfer',
    group: 'attend',
    name: ({ actions }) => actions.transfer,
    when: ({ view }) => view?.can.transfer ?? false,
    run: ({ view }) => view && showTransferMenu(view.conversationId),
  },
  {
    id: 'undo-transfer',
    group: 'attend',
    name: ({ undo: words }) => words.transferAction,
    keys: ['Ctrl+Z'],
    isFixed: true,
    once: true,
    yields: true,
    when: ({ view }) => view !== null && isTransferHeld(view),
    run: ({ view }) => view && undo(view.conversationId),
  },
  {
    id: 'release',
    group: 'attend',
    name: ({ actions }) => actions.release,
    when: ({ view }) => view?.can.release ?? false,
    run: ({ view }) => view && letGo(release(view)),
  },
  {
    id: 'close',
    group: 'attend',
    name: ({ actions }) => actions.close,
    when: ({ view }) => view?.can.close ?? false,
    run: ({ view }) => view && endAttendance(view),
  },
  {
    id: 'reopen',
    group: 'attend',
    name: ({ actions }) => actions.reopen,
    when: ({ view }) => view?.can.reopen ?? false,
    run: ({ view }) => view && goInto(view.conversationId, reopen(view)),
  },
  {
    id: 'copy-attendance',
    group: 'attend',
    name: ({ exporting }) => exporting.copy,
    when: ({ view }) => view !== null,
    run: ({ view }) => view && copyAttendance(view.conversationId),
  },
  {
    id: 'export-attendance',
    group: 'attend',
    name: ({ exporting }) => exporting.openAction,
    when: ({ view }) => view !== null,
    run: ({ view }) => view && showExport(view.conversationId),
  },
]
