import type { DeliveryView } from '../../shared/ipc/timeline.ts'
import type { Texts } from '../texts/pt-br.ts'
import { failureWords } from './failure.ts'

/** What a person has to know of a reply besides its tick; null where the tick says it all. */
export function deliveryWords({ state, code }: DeliveryView, texts: Texts): string | null {
  switch (state) {
    case 'deferred':
      return texts.delivery.deferred(
        code === null ? texts.delivery.noRoute : failureWords(code, texts),
      )
    case 'unknown':
      return texts.delivery.unknown
    case 'failed':
      return `${texts.failure.lead} ${failureWords(code, texts)}`
    default:
      return null
  }
}

/** What somebody decided about a reply; null where nobody had to. */
export function settledWords({ settled }: DeliveryView, texts: Texts): string | null {
  if (settled === null) return null
  return texts.delivery.settled[settled.how](settled.agent?.name ?? texts.colleague)
}
