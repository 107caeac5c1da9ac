import type { Command } from '../commands.ts'

/**
 * What was written and had not left when the citizen's erasure came: that it was there, without its
 * words, its values, its file and WhatsApp's id of what it answers, which holds a phone number.
 * @returns null for a command that nobody misses.
 */
export function erasedCommand(command: Command): Command | null {
  const { commandId, conversationId, attendanceId, issuedAt, seenSeq } = command
  const common = { commandId, conversationId, attendanceId, issuedAt, seenSeq }
  switch (command.type) {
    case 'send-reply':
      return {
        ...common,
        type: command.type,
        messageId: command.messageId,
        text: '',
        replyTo: null,
      }
    case 'schedule-reply': {
      const { type, messageId, dueAt } = command
      return { ...common, type, messageId, dueAt, text: '', replyTo: null }
    }
    case 'send-template': {
      const { type, messageId, name, language } = command
      return { ...common, type, messageId, name, language, values: {}, confirmed: false }
    }
    case 'add-note':
      return { ...common, type: command.type, noteId: command.noteId, text: '' }
    case 'forward-attendance': {
      const { type, forwardingId, areaId, days, noteId } = command
      return { ...common, type, forwardingId, areaId, days, noteId, question: '' }
    }
    case 'record-area-answer': {
      const { type, forwardingId, noteId } = command
      return { ...common, type, forwardingId, noteId, text: '' }
    }
    default:
      return null
  }
}
