import type { Quiet } from '../../shared/domain/quiet/quiet.ts'
import type { Texts } from '../texts/pt-br.ts'
import { comingMoment } from './coming.ts'
import { momentSoon, type Place } from './moment.ts'

/** As short as a status: `Não perturbe até 15:30`. */
export function quietWords({ until }: Quiet, now: number, { quiet }: Texts, place: Place): string {
  return until === null ? quiet.on : quiet.onUntil(momentSoon(until, now, place))
}

/** Whole sentences, with why. */
export function quietSentence(
  { because, until }: Quiet,
  now: number,
  texts: Texts,
  place: Place,
): string {
  const { quiet } = texts
  if (until === null) return quiet.now[because]
  return quiet.nowUntil[because](comingMoment(until, now, texts, place))
}
