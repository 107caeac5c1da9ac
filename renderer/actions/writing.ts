import { mayAttend } from '../../shared/domain/agent.ts'
import { askForCanned } from '../state/canned-asked.ts'
import { write } from '../state/desk.ts'
import { sayNothingToDo } from '../state/nothing-to-do.ts'
import { quoteOneBack } from '../state/quoting.ts'
import { reactByKeyboard } from '../state/reacting.ts'
import { mayRecord, toggleRecording } from '../state/recorder.ts'
import { toggleSuggestions } from '../state/suggestions.ts'
import { pickTemplate } from '../state/template-picker.ts'
import type { Action } from './action.ts'

/** What is written into the open conversation. */
export const writing: readonly Action[] = [
  {
    id: 'insert-canned',
    group: 'write',
    name: ({ actions }) => actions.insertCanned,
    keys: ['Alt+P'],
    when: ({ view }) => view?.can.reply ?? false,
    otherwise: () => sayNothingToDo('canned'),
    run: ({ view }) => view && askForCanned(view.conversationId, null),
  },
  {
    id: 'quote',
    group: 'write',
    name: ({ actions }) => actions.quote,
    keys: ['Alt+R'],
    when: ({ view }) => view?.can.reply ?? false,
    otherwise: () => sayNothingToDo('quote'),
    run: quoteOneBack,
  },
  {
    id: 'suggestions',
    group: 'write',
    name: ({ actions }) => actions.suggestions,
    keys: ['Alt+J'],
    when: ({ view }) => view?.can.reply ?? false,
    otherwise: () => sayNothingToDo('suggestions'),
    run: toggleSuggestions,
  },
  {
    id: 'react',
    group: 'write',
    name: ({ actions }) => actions.react,
    keys: ['Alt+U'],
    when: ({ view }) => view?.can.react ?? false,
    otherwise: () => sayNothingToDo('react'),
    run: () => reactByKeyboard(),
  },
  {
    id: 'record',
    group: 'write',
    name: ({ actions }) => actions.record,
    keys: ['Alt+V'],
    once: true,
    when: ({ view }) => view !== null && mayRecord(view),
    otherwise: () => sayNothingToDo('record'),
    run: ({ view }) => view && toggleRecording(view.conversationId),
  },
  {
    id: 'template',
    group: 'write',
    name: ({ actions }) => actions.template,
    keys: ['Alt+M'],
    when: ({ view }) => view?.can.template ?? false,
    otherwise: () => sayNothingToDo('template'),
    run: ({ view }) => view && pickTemplate(view),
  },
  {
    id: 'write-reply',
    group: 'write',
    name: ({ actions }) => actions.writeReply,
    when: ({ view }) => view?.can.reply ?? false,
    run: () => write('reply'),
  },
  {
    id: 'write-note',
    group: 'write',
    name: ({ actions }) => actions.writeNote,
    when: ({ view, account }) => view !== null && account !== null && mayAttend(account),
    run: () => write('note'),
  },
]
