import { citizenName } from '../../shared/domain/citizen-name.ts'
import { anyContentSchema, type MessageContent } from '../../shared/domain/message-content.ts'
import { quickReader } from '../../shared/exact-shape.ts'

const readContent = quickReader(anyContentSchema)

/** Content as stored; null for what was erased. */
export function parseContent(json: string | null): MessageContent | null {
  return json === null ? null : readContent(JSON.parse(json))
}

/** The name that the screens show. */
export function nameOf(citizen: {
  registeredName: string | null
  profileName: string | null
  username: string | null
  phone: string | null
}): string | null {
  const { registeredName, profileName, username, phone } = citizen
  return citizenName({ registeredName, profileName, username, phone })
}

/** The words of an internal note; null once they were erased. */
export function noteText(content: string | null): string | null {
  if (content === null) return null
  const { text }: { text?: unknown } = JSON.parse(content)
  return typeof text === 'string' ? text : null
}
