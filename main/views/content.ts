import { citizenName } from '../../shared/domain/citizen-name.ts'
import { anyContentSchema, type MessageContent } from '../../shared/domain/message-content.ts'

/** Content as stored; null for what was erased. */
export function parseContent(json: string | null): MessageContent | null {
  return json === null ? null : anyContentSchema.parse(JSON.parse(json))
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
