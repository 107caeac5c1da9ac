import { citizenName } from '../../shared/domain/citizen-name.ts'
import { type MessageContent, messageContentSchema } from '../../shared/domain/message-content.ts'

/** Content as stored; null for what was erased, or cannot be read by this version. */
export function parseContent(json: string | null): MessageContent | null {
  if (json === null) return null
  const parsed = messageContentSchema.safeParse(JSON.parse(json))
  return parsed.success ? parsed.data : null
}

/** The name that the screens show. Registered names come with a later issue. */
export function nameOf(citizen: {
  profileName: string | null
  username: string | null
  phone: string | null
}): string | null {
  const { profileName, username, phone } = citizen
  return citizenName({ registeredName: null, profileName, username, phone })
}
