import type { z } from 'zod'
import type { DocumentCommand, DocumentCommandOf, Refusal } from '../../commands.ts'
import type { EventBody } from '../../events.ts'
import type { Actor } from '../agent.ts'
import { type Area, areaListSchema } from '../areas/area-list.ts'
import { type AssignmentRules, assignmentRulesSchema } from '../assignment/rules.ts'
import { accept, type Decision, refuse } from '../decision.ts'
import { type Field, fieldListSchema } from '../fields/field-list.ts'
import type { Quadra } from '../places/quadra.ts'
import { quadraListSchema, quadraProblem } from '../places/quadra-list.ts'
import { type Wording, wordingSchema } from '../registration/wording.ts'
import { documentBytes, MOST_DOCUMENT_BYTES } from './document-size.ts'
import type { Kept } from './kept.ts'
import { refusalToSave, savedBy, withLeftOut } from './save-whole.ts'

/**
 * Documents that the whole organisation shares, each saved as a whole over the version that was before
 * its writer: by `save-KIND`, told by `KIND-saved`.
 */
export type DocumentBodies = {
  areas: readonly Area[]
  fields: readonly Field[]
  /** Nothing where the organisation keeps no broadcast list. */
  wording: Wording
  /** Who is given attendances that wait. */
  assignment: AssignmentRules
  /** The gazetteer by which quadras are recognised. */
  quadras: readonly Quadra[]
}

export type DocumentKind = keyof DocumentBodies

/** What the installation's file says of each, which holds while nobody has saved any; null: nothing. */
export type StartingDocuments = { readonly [K in DocumentKind]: DocumentBodies[K] | null }

type Rules<Body> = {
  readonly schema: z.ZodType<Body>
  /** Why it cannot be saved over what held before. */
  readonly refusal?: (before: Body | null, body: Body) => Refusal | null
  /** What is kept of a body that is saved over what held before. */
  readonly savedOver: (before: Body | null, body: Body) => Body
}

const rules: { readonly [K in DocumentKind]: Rules<DocumentBodies[K]> } = {
  areas: {
    schema: areaListSchema,
    savedOver: (before, body) => withLeftOut(before ?? [], body, ({ areaId }) => areaId),
  },
  fields: {
    schema: fieldListSchema,
    savedOver: (before, body) => withLeftOut(before ?? [], body, ({ fieldId }) => fieldId),
  },
  wording: {
    schema: wordingSchema,
    // Other words under a version that citizens were asked by would make their yes say other things.
    refusal: (before, { version, text }) => {
      const isOther = before?.version !== version
      const isUsed = isOther ? before?.former?.includes(version) : before?.text !== text
      return before === null || isUsed ? { reason: 'wording-version' } : null
    },
    savedOver: (before, { version, text }) => ({
      ...{ version, text },
      former: formerVersions(before, version),
    }),
  },
  assignment: { schema: assignmentRulesSchema, savedOver: (_before, body) => body },
  // Nothing names a quadra but what citizens wrote: one that is taken off the list is gone from it.
  quadras: {
    schema: quadraListSchema,
    refusal: (_before, body) =>
      quadraProblem(body) === null ? null : { reason: 'not-understood' },
    savedOver: (_before, body) => body,
  },
}

function formerVersions(before: Wording | null, version: string): string[] {
  const { former = [] } = before ?? {}
  return before === null || before.version === version ? former : [...former, before.version]
}

/** One of a kind for each document. */
export function ofEachDocument<Results extends { [K in DocumentKind]: unknown }>(
  make: <K extends DocumentKind>(kind: K) => Results[K],
): { [K in DocumentKind]: Results[K] } {
  return {
    ...{ areas: make('areas'), fields: make('fields'), wording: make('wording') },
    ...{ assignment: make('assignment'), quadras: make('quadras') },
  }
}

export const documentKinds: readonly DocumentKind[] = [
  ...(['areas', 'fields', 'wording', 'assignment', 'quadras'] as const),
]

export function documentSchema<K extends DocumentKind>(kind: K): z.ZodType<DocumentBodies[K]> {
  return rules[kind].schema
}

export function kindOf({ type }: DocumentCommand): DocumentKind {
  return type.slice('save-'.length) as DocumentKind
}

/** What a command does to a document (null: nobody has saved any), decided alike on both sides. */
export function decideDocument<K extends DocumentKind>(
  kind: K,
  kept: Kept<DocumentBodies[K]> | null,
  command: DocumentCommandOf<K>,
  actor: Actor,
  starting: StartingDocuments,
): Decision {
  const refusal = refusalToSave(kept, command, actor)
  if (refusal) return refusal
  const before = kept?.body ?? starting[kind]
  const conflict = rules[kind].refusal?.(before, command.body as DocumentBodies[K])
  if (conflict) return refuse(conflict)
  const body = rules[kind].savedOver(before, command.body as DocumentBodies[K])
  // With what is retired it may be longer than any console reads, or than the next change could bring.
  const fits = documentBytes(body) <= MOST_DOCUMENT_BYTES
  if (!fits || !rules[kind].schema.safeParse(body).success)
    return refuse({ reason: 'not-understood' })
  // The event's type and body belong together by the one kind that names both.
  const saved = { type: `${kind}-saved`, ...savedBy(kept, command, actor), body }
  return accept(saved as unknown as EventBody)
}

/** The document after one more event; others than its own leave it as it is. */
export function evolveDocument<K extends DocumentKind>(
  kind: K,
  kept: Kept<DocumentBodies[K]> | null,
  event: EventBody,
): Kept<DocumentBodies[K]> | null {
  return versionIn(kind, event) ?? kept
}

/** The version of a document that an event tells of; null for other events. */
export function versionIn<K extends DocumentKind>(
  kind: K,
  event: EventBody,
): (Kept<DocumentBodies[K]> & { readonly agentId: string }) | null {
  if (event.type !== `${kind}-saved` || !('body' in event)) return null
  const { version, commandId, agentId } = event
  return { body: event.body as DocumentBodies[K], version, commandId, agentId }
}
