import type { Holiday } from './opening-calendar.ts'

/**
 * Holidays that an office may take over, place by place. They are suggestions: which of them bind an
 * office, and which optional days it observes, is said by its own decrees. 20 November is national
 * since 2024 (Lei 14.759/2023); states and cities from their own calendars, to be confirmed there.
 */
export type HolidayPlace = {
  readonly key: string
  readonly place: string
  readonly holidays: readonly Holiday[]
}

type Rest = Partial<Omit<Holiday, 'name' | 'scope' | 'on'>>

function on(month: number, day: number, name: string, scope: Holiday['scope'], rest: Rest = {}) {
  return { name, scope, on: { month, day }, observed: true, ...rest } satisfies Holiday
}

function fromEaster(days: number, name: string, scope: Holiday['scope'], rest: Rest = {}) {
  return { name, scope, on: { easter: days }, observed: true, ...rest } satisfies Holiday
}

export const holidaySuggestions: readonly HolidayPlace[] = [
  {
    key: 'national',
    place: 'Brasil',
    holidays: [
      on(1, 1, 'Confraternização Universal', 'national'),
      fromEaster(-2, 'Paixão de Cristo', 'national'),
      on(4, 21, 'Tiradentes', 'national'),
      on(5, 1, 'Dia do Trabalho', 'national'),
      on(9, 7, 'Independência do Brasil', 'national'),
      on(10, 12, 'Nossa Senhora Aparecida', 'national'),
      on(11, 2, 'Finados', 'national'),
      on(11, 15, 'Proclamação da República', 'national'),
      on(11, 20, 'Consciência Negra', 'national', { since: 2024 }),
      on(12, 25, 'Natal', 'national'),
    ],
  },
  {
    key: 'optional',
    place: 'Pontos facultativos',
    holidays: [
      fromEaster(-48, 'Carnaval (segunda-feira)', 'optional'),
      fromEaster(-47, 'Carnaval', 'optional'),
      fromEaster(-46, 'Quarta-feira de Cinzas', 'optional', { opensAt: '14:00' }),
      fromEaster(60, 'Corpus Christi', 'optional'),
      on(10, 28, 'Dia do Servidor Público', 'optional'),
      on(12, 24, 'Véspera de Natal', 'optional'),
      on(12, 31, 'Véspera de Ano-Novo', 'optional'),
    ],
  },
  {
    key: 'tocantins',
    place: 'Tocantins',
    holidays: [
      on(3, 18, 'Autonomia do Tocantins', 'state'),
      on(8, 15, 'Senhor do Bonfim', 'state'),
      on(9, 8, 'Padroeira do Tocantins', 'state'),
      on(10, 5, 'Criação do Tocantins', 'state'),
    ],
  },
  {
    key: 'palmas',
    place: 'Palmas',
    holidays: [
      on(3, 19, 'São José, padroeiro de Palmas', 'municipal'),
      on(5, 20, 'Aniversário de Palmas', 'municipal'),
    ],
  },
  {
    key: 'cuiaba',
    place: 'Cuiabá',
    holidays: [
      on(4, 8, 'Aniversário de Cuiabá', 'municipal'),
      fromEaster(60, 'Corpus Christi', 'municipal'),
      on(12, 8, 'Nossa Senhora da Conceição', 'municipal'),
    ],
  },
]

/** Those of a place that a list does not have yet, by day: a name may be written in many ways. */
export function missingFrom(holidays: readonly Holiday[], { holidays: offered }: HolidayPlace) {
  const known = new Set(holidays.map(dayKey))
  return offered.filter((holiday) => !known.has(dayKey(holiday)))
}

function dayKey({ on: day }: Holiday): string {
  return JSON.stringify('easter' in day ? ['easter', day.easter] : [day.month, day.day])
}
