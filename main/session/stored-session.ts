import * as z from '../../shared/late-zod.ts'
import { organisationSchema } from '../../shared/organisation.ts'
import { accountSchema, type SignInResponse } from '../../shared/protocol.ts'
import type { MetaTable } from '../store/meta-table.ts'

/** Kept inside the encrypted replica, so that an offline session goes on when the relay returns. */
const storedSessionSchema = z.object({
  /** Null once the session ended: the relay then asks for the password again. */
  token: z.string().nullable(),
  account: accountSchema,
  organisation: organisationSchema,
})

export type StoredSession = z.infer<typeof storedSessionSchema>

export function readSession(meta: MetaTable): StoredSession | null {
  return meta.read('session', storedSessionSchema)
}

export function writeSession(meta: MetaTable, session: StoredSession | SignInResponse): void {
  meta.write('session', storedSessionSchema.parse(session))
}
