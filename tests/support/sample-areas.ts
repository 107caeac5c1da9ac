import { randomUUID } from 'node:crypto'
import type { DocumentCommandOf } from '../../shared/commands.ts'
import type { Area } from '../../shared/domain/areas/area-list.ts'

/** An area that no office has; with the same number it is the same one. */
export function sampleArea(number: number, overrides: Partial<Area> = {}): Area {
  return {
    areaId: `00000000-0000-4000-8000-0000000000b${number}`,
    name: `Área inventada ${number}`,
    ...{ about: 'Podas e limpeza', contact: 'ramal 0000', days: 5, isRetired: false },
    ...overrides,
  }
}

export function saveAreas(
  areas: readonly Area[],
  basedOn: string | null = null,
): DocumentCommandOf<'areas'> {
  const commandId = randomUUID()
  return { type: 'save-areas', commandId, issuedAt: 0, basedOn, body: [...areas] }
}

type Asked = { area?: Area; days?: number; question?: string }

/** A question to an area, as a console asks it. */
export function forwardTo({ area = sampleArea(1), days = 5, question = 'Há poda?' }: Asked = {}) {
  const ids = { forwardingId: randomUUID(), noteId: randomUUID() }
  return { type: 'forward-attendance', ...ids, areaId: area.areaId, days, question } as const
}

export function answerTo(forwardingId: string, text = 'Sim, na sexta.') {
  return { type: 'record-area-answer', forwardingId, noteId: randomUUID(), text } as const
}
