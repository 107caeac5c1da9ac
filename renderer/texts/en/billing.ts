import { pluralIn } from '../plural.ts'
import type { billing as ptBr } from '../pt-br/billing.ts'

const plural = pluralIn('en')

export const billing: typeof ptBr = {
  billing: {
    title: 'Messages that WhatsApp bills',
    categories: {
      service: 'service',
      utility: 'utility',
      marketing: 'marketing',
      authentication: 'authentication',
    },
    noCategory: 'no category',
    none: 'Nothing billed by WhatsApp',
    billed: (count) =>
      plural(count, '1 message billed by WhatsApp', `${count} messages billed by WhatsApp`),
    unknown: (count) => plural(count, '1 not known yet', `${count} not known yet`),
    hint: 'WhatsApp tells which messages it bills, not how much. Since October 2026 it bills what agents reply, too.',
    historyComing: 'History is still coming in: the count may be incomplete.',
    category: 'Category',
    count: 'Messages',
    free: 'Free',
    notKnown: 'WhatsApp has not said yet',
    thisMonth: 'This month',
    before: 'Month before',
    after: 'Month after',
    failed: 'The billed messages could not be counted.',
  },
}
