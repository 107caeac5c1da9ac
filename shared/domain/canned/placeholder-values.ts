import { Temporal } from 'temporal-polyfill'
import { plainText } from '../plain-text.ts'
import { firstName } from './first-name.ts'

/** What a canned reply can speak of. Anything that is not known is null. */
export type PlaceholderFacts = {
  /** Registered name, else profile name. */
  readonly citizenName: string | null
  readonly quadra: string | null
  readonly protocol: string | null
  readonly agentName: string
  readonly area: string | null
  /** By when the area has to answer (ms since the epoch). */
  readonly deadline: number | null
  /** Custom fields of the organisation: label → value. */
  readonly fields: ReadonlyMap<string, string | null>
}

/** The names that stand in canned replies, in the language in which they are written. */
export const placeholderNames = [
  'primeiro_nome',
  'nome',
  'saudação',
  'quadra',
  'protocolo',
  'agente',
  'área',
  'prazo',
  'data',
] as const

/**
 * The values of this moment, by plain name.
 * @param now ms since the epoch; greeting and dates follow the organisation's zone, not the PC's.
 */
export function placeholderValues(
  facts: PlaceholderFacts,
  now: number,
  timeZone: string,
): ReadonlyMap<string, string | null> {
  const local = (moment: number) =>
    Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZone)
  const own: Record<(typeof placeholderNames)[number], string | null> = {
    primeiro_nome: firstName(facts.citizenName),
    nome: facts.citizenName,
    saudação: greetingAt(local(now).hour),
    quadra: facts.quadra,
    protocolo: facts.protocol,
    agente: firstName(facts.agentName) ?? facts.agentName,
    área: facts.area,
    prazo: facts.deadline === null ? null : dateOf(local(facts.deadline)),
    data: dateOf(local(now)),
  }
  return new Map([
    ...[...facts.fields].map(([label, value]) => [fieldName(label), value] as const),
    ...Object.entries(own).map(([name, value]) => [plainText(name), value] as const),
  ])
}

/** `Nome da mãe` → `nome_da_mae`: a custom field's placeholder. */
export function fieldName(label: string): string {
  return plainText(label).replaceAll(/[^\p{L}\p{N}]+/gu, '_')
}

/** Lower case: where it begins a sentence it is capitalised. */
function greetingAt(hour: number): string {
  if (hour >= 5 && hour < 12) return 'bom dia'
  return hour >= 12 && hour < 18 ? 'boa tarde' : 'boa noite'
}

function dateOf({ day, month, year }: Temporal.ZonedDateTime): string {
  return [String(day).padStart(2, '0'), String(month).padStart(2, '0'), year].join('/')
}
