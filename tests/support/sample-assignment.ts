import { randomUUID } from 'node:crypto'
import type { DocumentCommandOf } from '../../shared/commands.ts'
import { type AssignmentRules, noAssignment } from '../../shared/domain/assignment/rules.ts'

export function rulesOf(changes: Partial<AssignmentRules>): AssignmentRules {
  return { ...noAssignment, ...changes }
}

export function saveAssignment(
  changes: Partial<AssignmentRules>,
  basedOn: string | null = null,
): DocumentCommandOf<'assignment'> {
  const commandId = randomUUID()
  return { type: 'save-assignment', commandId, issuedAt: 0, basedOn, body: rulesOf(changes) }
}
