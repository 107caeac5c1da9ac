import { idSchema, momentSchema } from '../ids.ts'

/** What happened to an attendance says which conversation and case it belongs to. */
export const inAttendance = { conversationId: idSchema, attendanceId: idSchema }

/** What an agent did names the agent and the command that asked for it. */
export const byAgent = { agentId: idSchema, commandId: idSchema }

/**
 * The time of what opened an attendance: WhatsApp's, of the citizen's message (which the relay had
 * later), or the agent's command. It stands before that message wherever both are shown.
 */
export const sinceSchema = momentSchema

export const toMessage = { conversationId: idSchema, messageId: idSchema }
