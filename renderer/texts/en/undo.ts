import type { undo as ptBr } from '../pt-br/undo.ts'

export const undo: typeof ptBr = {
  undo: {
    undo: 'Undo',
    undoOf: (name) => `Undo sending to ${name}`,
    held: 'Leaves in a moment.',
    hint: 'Reply in the queue · Ctrl+Z undoes sending',
    announceHeld: 'Reply in the queue. Ctrl+Z undoes sending.',
    undone: 'Sending undone: the reply is a draft again.',
    undoneWithEnd: 'Sending undone: the reply is a draft again, and you still attend this citizen.',
    announceTransfer: 'Transfer in the queue. Ctrl+Z undoes it.',
    transferUndone: 'Transfer undone: you still attend this citizen.',
    transferAction: 'Undo the transfer',
    setting: 'Undo sending',
    seconds: (seconds) => (seconds === 0 ? 'Send at once' : `For ${seconds} seconds`),
  },
}
