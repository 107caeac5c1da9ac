import { idSchema } from '../../ids.ts'
import * as z from '../../late-zod.ts'
import { type Actor, mayAdminister, mayAttend, maySupervise } from '../agent.ts'
import { MAX_TEXT_LENGTH } from '../content/text.ts'
import { plainText } from '../plain-text.ts'
import { parseCannedText } from './parse-canned-text.ts'
import { placeholderNames } from './placeholder-values.ts'

/**
 * Who is offered a canned reply, and who may change it:
 * - `own`: its writer alone;
 * - `team`: everybody who attends;
 * - `organisation`: the official wording, offered to all and changed by who supervises.
 */
export const cannedScopes = ['own', 'team', 'organisation'] as const

export type CannedScope = (typeof cannedScopes)[number]

/** `YYYY-MM-DD`, in the organisation's time zone. */
const dateSchema = z.iso.date()

export const cannedReplySchema = z.object({
  replyId: idSchema,
  scope: z.enum(cannedScopes),
  /** What an agent types after `/` to find it: a word or a few. */
  shortcut: z.string().min(1).max(40),
  /** With placeholders: `parse-canned-text.ts`. */
  text: z.string().min(1).max(MAX_TEXT_LENGTH),
  /** The area that answers for the wording; also what `{{área}}` says. */
  area: z.string().min(1).max(60).nullable(),
  /** First and last day on which it is offered, both included. */
  validFrom: dateSchema.nullable(),
  validUntil: dateSchema.nullable(),
  /** It does not leave before whoever sends it has put in a word of her own. */
  needsTouch: z.boolean().optional(),
})

export type CannedReply = z.infer<typeof cannedReplySchema>

/** A canned reply as its events left it. Invariant: `version` grows by one with each of them. */
export type KeptCannedReply = {
  readonly reply: CannedReply
  readonly version: number
  /** What made this version. */
  readonly commandId: string
  /** Who wrote its first version: the only one who is offered an `own` one. */
  readonly ownerId: string
  readonly isRemoved: boolean
}

const known: ReadonlySet<string> = new Set(placeholderNames.map(plainText))

const noFields: ReadonlySet<string> = new Set()

/**
 * The text taken apart, by the placeholders that every desk has and those of the organisation's own
 * fields.
 */
export function parseReplyText(text: string, fields = noFields) {
  return parseCannedText(text, (name) => known.has(name) || fields.has(name))
}

export function isOfferedTo(
  { reply, ownerId, isRemoved }: KeptCannedReply,
  agentId: string,
): boolean {
  return !isRemoved && (reply.scope !== 'own' || ownerId === agentId)
}

/** @param ownerId of a reply that is there already; null for a new one. */
export function mayWriteReply(actor: Actor, scope: CannedScope, ownerId: string | null): boolean {
  switch (scope) {
    case 'own':
      return mayAttend(actor) && (ownerId === null || ownerId === actor.agentId)
    case 'team':
      return mayAttend(actor)
    case 'organisation':
      return maySupervise(actor) || mayAdminister(actor)
  }
}

/** @param today `YYYY-MM-DD` in the organisation's time zone. */
export function validity(
  { validFrom, validUntil }: Pick<CannedReply, 'validFrom' | 'validUntil'>,
  today: string,
): 'valid' | 'not-yet' | 'over' {
  if (validFrom !== null && today < validFrom) return 'not-yet'
  return validUntil !== null && today > validUntil ? 'over' : 'valid'
}
