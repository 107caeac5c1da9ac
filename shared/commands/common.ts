import { idSchema, momentSchema } from '../ids.ts'
import * as z from '../late-zod.ts'

/**
 * What an agent asks for, in the imperative. `commandId` is made by the console and makes the
 * command idempotent: the relay answers a repeated one with the answer it gave the first time.
 */
export const common = {
  commandId: idSchema,
  conversationId: idSchema,
  attendanceId: idSchema,
  /** The console's own clock: shown, never trusted. */
  issuedAt: momentSchema,
  /** The newest event of this conversation that the agent's screen had shown; 0 for none. */
  seenSeq: z.int().nonnegative(),
  /**
   * The claim that the agent's screen had shown; 0 for none yet. What only the holder may do is
   * refused once there is a newer claim. Absent from what earlier versions issued.
   */
  fence: z.int().nonnegative().optional(),
}

/** What every command has that concerns the organisation rather than a case. */
export const ofOffice = {
  commandId: idSchema,
  /** The console's own clock: shown, never trusted. */
  issuedAt: momentSchema,
  /**
   * The command that made what its writer had before her; null where nothing was saved before. A
   * number would not say whose version it counts: of two consoles each could hold a second one.
   */
  basedOn: idSchema.nullable(),
}
