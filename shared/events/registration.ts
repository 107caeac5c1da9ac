import { detailsSchema } from '../domain/registration/details.ts'
import { wordingSchema } from '../domain/registration/wording.ts'
import { idSchema, momentSchema } from '../ids.ts'
import * as z from '../late-zod.ts'
import { byAgent, inAttendance } from './pieces.ts'

const ofCitizen = { citizenId: idSchema }

/** The wording went out as the reply `wordingMessageId`, whose place in the log is before this one. */
const consentAsked = z.object({
  type: z.literal('consent-asked'),
  ...inAttendance,
  ...byAgent,
  ...ofCitizen,
  wordingMessageId: idSchema,
  /** The organisation's own, unfilled: it stays when the words of messages have gone. */
  wording: wordingSchema,
})

/**
 * An agent read the citizen's message as a yes to the wording. With the messages' own events it is
 * the proof that LGPD, art. 8, §2 asks for: wording, version, her message, time and agent.
 */
const consentAccepted = z.object({
  type: z.literal('consent-accepted'),
  ...inAttendance,
  ...byAgent,
  ...ofCitizen,
  version: z.string(),
  wordingMessageId: idSchema,
  proofMessageId: idSchema,
})

/** `proofMessageId` null: she said it in a way that left no message, by voice or at the counter. */
const consentRefused = z.object({
  type: z.literal('consent-refused'),
  ...inAttendance,
  ...byAgent,
  ...ofCitizen,
  proofMessageId: idSchema.nullable(),
})

/**
 * - `told`: an agent was told, and names the message where there is one.
 * - `keyword`: the citizen wrote SAIR or the like.
 * - `whatsapp`: she used WhatsApp's own button (reference, section 2.11), or WhatsApp refused a
 *   message for it (131050).
 */
export const consentWaySchema = z.enum(['told', 'keyword', 'whatsapp'])

export type ConsentWay = z.infer<typeof consentWaySchema>

/** She will have nothing sent to her any more (LGPD, art. 8, §5); it holds from here on. */
const consentWithdrawn = z.object({
  type: z.literal('consent-withdrawn'),
  /** Null for somebody who has never written. */
  conversationId: idSchema.nullable(),
  ...ofCitizen,
  way: consentWaySchema,
  agentId: idSchema.nullable(),
  commandId: idSchema.nullable(),
  proofMessageId: idSchema.nullable(),
})

/** All that is known now, in place of what was. */
const registrationSaved = z.object({
  type: z.literal('registration-saved'),
  ...inAttendance,
  ...byAgent,
  ...ofCitizen,
  content: detailsSchema.nullable(),
})

const registrationUndone = z.object({
  type: z.literal('registration-undone'),
  ...inAttendance,
  ...byAgent,
  ...ofCitizen,
  /** The command whose step is taken back. */
  undoes: idSchema,
})

/** She came with a list that the organisation had before. */
const subscriberImported = z.object({
  type: z.literal('subscriber-imported'),
  ...ofCitizen,
  importId: idSchema,
  agentId: idSchema,
  /** Where her consent was given, as who imported the list says: a form, a fair. */
  source: z.string(),
  obtainedAt: momentSchema,
  content: detailsSchema.nullable(),
})

export const registrationEvents = [
  consentAsked,
  consentAccepted,
  consentRefused,
  consentWithdrawn,
  registrationSaved,
  registrationUndone,
  subscriberImported,
] as const
