import type { UnsentOutlook, UnsentWhat } from '../../shared/ipc/offline.ts'
import type { Texts } from '../texts/pt-br.ts'
import { comingMoment } from './coming.ts'
import { dayOf, dayWords, type Place, timeOf } from './moment.ts'
import { refusalWords } from './refusal.ts'

/** What waits to leave: which kind of thing it is, and what it says. */
export function unsentWords(what: UnsentWhat, texts: Texts): { kind: string; text: string } {
  const { unsent: words } = texts
  switch (what.kind) {
    case 'reply': {
      const file = what.file === null ? '' : words.file(what.file.name)
      return { kind: words.reply, text: [file, what.text].filter(Boolean).join('\n') }
    }
    case 'note':
      return { kind: words.note, text: what.text }
    case 'forward':
      return { kind: words.forward, text: what.text }
    case 'area-answer':
      return { kind: words.areaAnswer, text: what.text }
    case 'template':
      return { kind: words.template, text: what.name }
    case 'action':
      return { kind: words.action, text: words.actions[what.type] }
  }
}

type Readers = {
  nameOf: (agentId: string) => string | null
  own: string | null
  place: Place
  now: number
}

/** What will become of it, as a sentence. */
export function outlookWords(
  outlook: UnsentOutlook,
  texts: Texts,
  { nameOf, own, place, now }: Readers,
): string {
  const momentOf = (at: number) => {
    const isToday = dayOf(at, place.timeZone) === dayOf(now, place.timeZone)
    return isToday ? timeOf(at, place) : `${dayWords(at, now, texts, place)}, ${timeOf(at, place)}`
  }
  const { unsent: words, conversation } = texts
  switch (outlook.will) {
    case 'go':
      return outlook.until === null ? words.willGo : words.willGoUntil(momentOf(outlook.until))
    case 'after-file':
      return outlook.until === null
        ? words.willGoAfterFile
        : words.willGoAfterFileUntil(momentOf(outlook.until))
    case 'scheduled': {
      const when = comingMoment(outlook.at, now, texts, place)
      return outlook.expected === null
        ? words.willGoAt(when)
        : words.willNotGoAt(when, refusalWords(outlook.expected, texts, nameOf, own))
    }
    case 'held':
      return words.held
    case 'leaving':
      return conversation.unconfirmed.leaving
    case 'refuse':
      return words.willBeRefused(refusalWords(outlook.refusal, texts, nameOf, own))
    case 'refused': {
      const why = refusalWords(outlook.refusal, texts, nameOf, own)
      const { notAccepted, inDraft } = conversation.unconfirmed
      return [notAccepted, why, outlook.inDraft ? inDraft : ''].filter(Boolean).join(' ')
    }
  }
}
