import { pluralIn } from '../plural.ts'
import type { palette as ptBr } from '../pt-br/palette.ts'

const plural = pluralIn('en')

export const palette: typeof ptBr = {
  palette: {
    title: 'Go to or do',
    field: 'What to do, or whom to go to',
    placeholder: 'An action, a name, a protocol, a canned reply…',
    list: 'What can be done',
    cannedReply: 'Canned reply',
    searchFor: (words) => `Search messages for “${words}”`,
    found: (count) => plural(count, '1 option', `${count} options`),
    failed: 'Conversations could not be looked for. The actions are here.',
  },
}
