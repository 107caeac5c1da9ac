import { detailsSchema } from '../domain/registration/details.ts'
import { idSchema } from '../ids.ts'
import * as z from '../late-zod.ts'
import { common } from './common.ts'

/**
 * What the citizen answered, as the agent read it. A yes needs the message that says it; a no or a
 * leaving counts however it was said.
 */
const recordConsent = z.object({
  type: z.literal('record-consent'),
  ...common,
  answer: z.enum(['accepted', 'refused', 'withdrawn']),
  proofMessageId: idSchema.nullable(),
})

const saveRegistration = z.object({
  type: z.literal('save-registration'),
  ...common,
  details: detailsSchema,
})

const undoRegistration = z.object({
  type: z.literal('undo-registration'),
  ...common,
  /** The command that is taken back. */
  undoes: idSchema,
})

export const registrationCommands = [recordConsent, saveRegistration, undoRegistration] as const

export const registrationRefusals = [
  /** Not the organisation's wording of now. */
  z.object({ reason: z.literal('other-wording') }),
  /** She is on the list already: there is nothing to ask. */
  z.object({ reason: z.literal('already-registered') }),
  /** A yes needs a message of hers that came after the wording. */
  z.object({ reason: z.literal('no-proof') }),
  /** Something newer stands after it. */
  z.object({ reason: z.literal('nothing-to-undo') }),
] as const
