import { roleSchema } from '../domain/agent.ts'
import { identitiesSchema } from '../domain/identity.ts'
import { idSchema } from '../ids.ts'
import * as z from '../late-zod.ts'

/** An account was made or changed. Consoles need the names of colleagues to transfer to. */
const agentSaved = z.object({
  type: z.literal('agent-saved'),
  agentId: idSchema,
  name: z.string(),
  roles: z.array(roleSchema),
  disabled: z.boolean(),
})

/** WhatsApp told who a citizen is: the newest of each identity (reference, section 3). */
const citizenIdentified = z.object({
  type: z.literal('citizen-identified'),
  citizenId: idSchema,
  content: z
    .object({
      profileName: z.string().nullable(),
      username: z.string().nullable(),
      /** Digits as WhatsApp knows them (`wa_id`), never rewritten. */
      phone: z.string().nullable(),
      /** Business-scoped user id. */
      userId: z.string().nullable(),
      /** The same for the portfolios of one enterprise, where WhatsApp tells it. */
      parentUserId: z.string().nullable().optional(),
      /** All that the citizen ever had, so that the newest of these events tells the whole history. */
      identities: identitiesSchema.optional(),
    })
    .nullable(),
})

export const peopleEvents = [agentSaved, citizenIdentified] as const
