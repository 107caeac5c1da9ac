import { expect, test } from 'vitest'
import { decideDocument, evolveDocument } from '../../../shared/domain/office/documents.ts'
import type { Kept } from '../../../shared/domain/office/kept.ts'
import type { Wording } from '../../../shared/domain/registration/wording.ts'

const carla = { agentId: 'a0000000-0000-4000-8000-000000000003', roles: ['supervisor'] } as const
const starting = {
  ...{ areas: null, fields: null, assignment: null, quadras: null },
  wording: { version: 'v1', text: 'Quer avisos?' },
}

let kept: Kept<Wording> | null = null
let commands = 0

/** @returns the reason of a refusal; null once it is saved. */
function save(version: string, text: string): string | null {
  commands += 1
  const commandId = `b0000000-0000-4000-8000-${String(commands).padStart(12, '0')}`
  const command = {
    ...{ type: 'save-wording' as const, commandId, issuedAt: 0 },
    ...{ basedOn: kept?.commandId ?? null, body: { version, text } },
  }
  const decision = decideDocument('wording', kept, command, carla, starting)
  if ('refused' in decision) return decision.refused.reason
  for (const event of decision.accepted) kept = evolveDocument('wording', kept, event)
  return null
}

test('no version of the consent wording comes back: a yes to it would be read as a yes to other words', () => {
  expect(save('v2', 'Quer avisos e convites?')).toBeNull()
  expect(save('v1', 'Quer avisos, convites e pesquisas?')).toBe('wording-version')
  expect(save('v1', 'Quer avisos?')).toBe('wording-version')
  expect(save('v3', 'Quer avisos?')).toBeNull()
  expect(save('v3', 'Quer avisos?')).toBeNull()
  for (const version of ['v1', 'v2']) expect(save(version, 'Outra?')).toBe('wording-version')
  expect(kept?.body).toEqual({ version: 'v3', text: 'Quer avisos?', former: ['v1', 'v2'] })
})
