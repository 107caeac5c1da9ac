import type { Refusal } from '../../shared/commands.ts'
import type { NotLeft } from '../../shared/events/schedule.ts'
import type { Texts } from '../texts/pt-br.ts'

/**
 * Why a command was refused, as a sentence. `nameOf` gives null for an unknown account; `own` is the
 * account that asked.
 */
export function refusalWords(
  refusal: Refusal,
  texts: Texts,
  nameOf: (agentId: string) => string | null,
  own: string | null = null,
): string {
  const words = texts.refusal
  switch (refusal.reason) {
    case 'already-claimed':
      return words['already-claimed'](nameOf(refusal.by) ?? texts.colleague)
    case 'not-holder':
      if (refusal.holder !== null && refusal.holder === own) return words['not-holder-again']
      return refusal.holder === null
        ? words['not-holder-waiting']
        : words['not-holder'](nameOf(refusal.holder) ?? texts.colleague)
    case 'newer-messages':
      return words['newer-messages'](refusal.count)
    case 'field-value-wrong':
      return words['field-value-wrong'](refusal.name)
    case 'blanks-left':
      return words['blanks-left'](refusal.names.join(', '))
    default:
      return words[refusal.reason]
  }
}

/** Why something did not leave at its moment, without the particulars of that moment. */
export function notLeftWords(reason: NotLeft | undefined, texts: Texts): string {
  const words = texts.refusal
  switch (reason) {
    case undefined:
      return words['not-scheduled']
    case 'newer-messages':
      return words['newer-messages-then']
    case 'not-holder':
      return words['not-holder-then']
    default:
      return words[reason]
  }
}
