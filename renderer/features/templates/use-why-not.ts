import { unwantedSince } from '../../../shared/domain/templates/marketing-preference.ts'
import type { Template } from '../../../shared/domain/templates/template.ts'
import type { ConversationView } from '../../../shared/ipc/conversation.ts'
import { useTimeZone } from '../../state/status.ts'
import { useLanguage, useTexts } from '../../texts/use-texts.ts'
import { dateOf } from '../../words/day.ts'
import { unusableWords } from '../../words/template.ts'

/** Says why a template cannot be sent to this citizen; null where it can. */
export type WhyNot = (template: Template) => string | null

export function useWhyNot({ marketingStopped }: ConversationView): WhyNot {
  const texts = useTexts()
  const place = { language: useLanguage(), timeZone: useTimeZone() }
  return (template) => {
    const unusable = unusableWords(template, texts)
    if (unusable !== null) return unusable
    const since = unwantedSince(template, marketingStopped)
    return since === null ? null : texts.templates.marketingStopped(dateOf(since, place))
  }
}
