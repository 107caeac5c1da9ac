import {
  mayAdminister,
  mayBlock,
  mayLookAfterAccount,
  mayOversee,
} from '../../shared/domain/agent.ts'
import { showOverlay } from '../state/overlay.ts'
import { organisation } from '../state/status.ts'
import type { Action } from './action.ts'

/** What lies over the desk, one thing at a time. */
export const opening: readonly Action[] = [
  {
    id: 'open-overview',
    group: 'open',
    name: ({ overview }) => overview.title,
    when: ({ account }) => account !== null && mayOversee(account),
    run: () => showOverlay('overview'),
  },
  {
    id: 'open-canned',
    group: 'open',
    name: ({ canned }) => canned.title,
    run: () => showOverlay('canned'),
  },
  {
    id: 'open-hours',
    group: 'open',
    name: ({ opening: words }) => words.title,
    run: () => showOverlay('hours'),
  },
  {
    id: 'open-topics',
    group: 'open',
    name: ({ topics }) => topics.title,
    run: () => showOverlay('topics'),
  },
  {
    id: 'open-areas',
    group: 'open',
    name: ({ areas }) => areas.title,
    run: () => showOverlay('areas'),
  },
  {
    id: 'open-fields',
    group: 'open',
    name: ({ fields }) => fields.title,
    run: () => showOverlay('fields'),
  },
  {
    id: 'open-quadras',
    group: 'open',
    name: ({ quadras }) => quadras.title,
    run: () => showOverlay('quadras'),
  },
  {
    id: 'open-assignment',
    group: 'open',
    name: ({ assignment }) => assignment.title,
    run: () => showOverlay('assignment'),
  },
  {
    id: 'open-office',
    group: 'open',
    name: ({ officeSettings }) => officeSettings.title,
    run: () => showOverlay('office'),
  },
  {
    id: 'open-unsent',
    group: 'open',
    name: ({ unsent }) => unsent.title,
    run: () => showOverlay('unsent'),
  },
  {
    id: 'open-alerts',
    group: 'open',
    name: ({ alerts }) => alerts.title,
    when: ({ account }) => account !== null && mayLookAfterAccount(account),
    run: () => showOverlay('alerts'),
  },
  {
    id: 'open-subscribers',
    group: 'open',
    name: ({ subscribers }) => subscribers.title,
    when: ({ account }) =>
      account !== null && mayOversee(account) && organisation()?.registration !== null,
    run: () => showOverlay('subscribers'),
  },
  {
    id: 'open-blocks',
    group: 'open',
    name: ({ citizen }) => citizen.block.list,
    when: ({ account }) => account !== null && mayBlock(account),
    run: () => showOverlay('blocks'),
  },
  {
    id: 'open-reconciliation',
    group: 'open',
    name: ({ duties }) => duties.reconciliation.title,
    when: ({ account }) => account !== null && mayOversee(account),
    run: () => showOverlay('reconciliation'),
  },
  {
    id: 'open-audit',
    group: 'open',
    name: ({ duties }) => duties.audit.title,
    when: ({ account }) => account !== null && mayOversee(account),
    run: () => showOverlay('audit'),
  },
  {
    id: 'open-readers',
    group: 'open',
    name: ({ duties }) => duties.readersItem,
    when: ({ account, view }) => account !== null && view !== null && mayOversee(account),
    run: () => showOverlay('readers'),
  },
  {
    id: 'open-erasure',
    group: 'open',
    name: ({ duties }) => duties.erasureItem,
    when: ({ account, view }) => account !== null && view !== null && mayAdminister(account),
    run: () => showOverlay('erasure'),
  },
  {
    id: 'open-diagnosis',
    group: 'open',
    name: ({ diagnosis }) => diagnosis.open,
    run: () => showOverlay('diagnosis'),
  },
]
