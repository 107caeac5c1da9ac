import { valueProblemSchema } from '../domain/templates/fill-template.ts'
import { unusableSchema } from '../domain/templates/template.ts'
import { idSchema, momentSchema } from '../ids.ts'
import * as z from '../late-zod.ts'
import { common } from './common.ts'

/** Longer than WhatsApp takes, so that what is too long is refused with a word on it. */
const MAX_VALUE_LENGTH = 4096

export const sendTemplateCommand = z.object({
  type: z.literal('send-template'),
  ...common,
  messageId: idSchema,
  name: z.string().max(512),
  language: z.string().max(20),
  /** By placeholder: `keyOf` in `domain/templates/placeholders.ts`. */
  values: z.record(z.string().max(600), z.string().max(MAX_VALUE_LENGTH)),
  /** The agent was told that the citizen wrote after `seenSeq`, and sends all the same. */
  confirmed: z.boolean().optional(),
})

export const templateRefusals = [
  /** The account has no such template: it was deleted, or the relay has not heard of it yet. */
  z.object({ reason: z.literal('unknown-template') }),
  z.object({ reason: z.literal('template-unusable'), why: unusableSchema }),
  /** The template is marketing, which the citizen stopped at WhatsApp. */
  z.object({ reason: z.literal('marketing-stopped'), since: momentSchema }),
  z.object({
    reason: z.literal('template-values'),
    problems: z.array(z.object({ key: z.string(), problem: valueProblemSchema })).min(1),
  }),
] as const
