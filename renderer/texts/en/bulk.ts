import { pluralIn } from '../plural.ts'
import type { bulk as ptBr } from '../pt-br/bulk.ts'

const plural = pluralIn('en')

const conversations = (count: number) => plural(count, '1 conversation', `${count} conversations`)

export const bulk: typeof ptBr = {
  bulk: {
    region: 'Selected conversations',
    selected: (count) => plural(count, '1 selected', `${count} selected`),
    select: (name) => `Select ${name}`,
    selectAll: 'Select all conversations of the list',
    clear: 'Clear the selection',
    short: {
      claim: 'Claim',
      release: 'To queue',
      transfer: 'Transfer',
      classify: 'Topic',
      close: 'Close',
    },
    claim: (count) => `Claim ${conversations(count)}`,
    release: (count) => `Return ${conversations(count)} to the queue`,
    transfer: (count) => `Transfer ${conversations(count)}`,
    classify: (count) => `Say the topic of ${conversations(count)}`,
    close: (count) => `Close ${conversations(count)}`,
    noTopics: 'The organisation has no topics yet.',
    confirm: {
      title: (count) => `Close ${conversations(count)}?`,
      none: 'None of these is yours to close',
      waits: (count) =>
        plural(
          count,
          '1 citizen still waits for an answer and will get none.',
          `${count} citizens still wait for an answer and will get none.`,
        ),
      not: (count) => plural(count, '1 cannot be closed:', `${count} cannot be closed:`),
      yes: (count) => `End ${conversations(count)}`,
      keep: 'Do not close',
    },
    running: (done, all) => `${done} of ${conversations(all)}…`,
    waits: (count) =>
      plural(
        count,
        '1 has not reached the server yet: it leaves as soon as it can.',
        `${count} have not reached the server yet: they leave as soon as they can.`,
      ),
    done: {
      'claim-attendance': (count) =>
        plural(count, '1 conversation claimed.', `${count} conversations claimed.`),
      'release-attendance': (count) =>
        plural(
          count,
          '1 conversation went back to the queue.',
          `${count} conversations went back to the queue.`,
        ),
      'transfer-attendance': (count) =>
        plural(count, '1 conversation transferred.', `${count} conversations transferred.`),
      'classify-attendance': (count) =>
        plural(count, 'Topic said of 1 conversation.', `Topic said of ${count} conversations.`),
      'close-attendance': (count) =>
        plural(count, '1 conversation closed.', `${count} conversations closed.`),
    },
    undone: 'Undone.',
    refused: (count) => plural(count, '1 was not accepted:', `${count} were not accepted:`),
    because: (name, why) => `${name}: ${why}`,
    more: (count) => `and ${count} more`,
    undo: 'Undo',
    dismiss: 'Close the summary',
  },
}
