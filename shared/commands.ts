import { forwardingCommands, forwardingRefusals, saveAreas } from './commands/areas.ts'
import { saveAssignment } from './commands/assignment.ts'
import { blockCommands } from './commands/block.ts'
import { cannedCommands } from './commands/canned.ts'
import { common } from './commands/common.ts'
import { fieldRefusals, saveCitizenFields, saveFields } from './commands/fields.ts'
import { saveOpeningHours } from './commands/hours.ts'
import { identityCommands } from './commands/identity.ts'
import { fetchMedia } from './commands/media.ts'
import { saveQuadras } from './commands/quadras.ts'
import { queueFilterCommands, queueFilterRefusals } from './commands/queue-filters.ts'
import { sendReaction } from './commands/reaction.ts'
import { registrationCommands, registrationRefusals } from './commands/registration.ts'
import { cancelSchedule, scheduleRefusals, scheduleReply } from './commands/schedule.ts'
import { settleReply } from './commands/settle-reply.ts'
import { snoozeCommands, snoozeRefusals } from './commands/snooze.ts'
import { sendTemplateCommand, templateRefusals } from './commands/template-commands.ts'
import { classifyAttendance, saveTopics } from './commands/topics.ts'
import { saveWording, wordingRefusals } from './commands/wording.ts'
import { attachmentSchema } from './domain/attachment.ts'
import { MAX_TEXT_LENGTH } from './domain/content/text.ts'
import { MAX_MENTIONS } from './domain/notes/mentions.ts'
import type { DocumentKind } from './domain/office/documents.ts'
import { idSchema, momentSchema } from './ids.ts'
import * as z from './late-zod.ts'

/**
 * WhatsApp's message ids are opaque, about 60 to 130 letters today; those that hold a business-scoped
 * user id may be longer. Source: Cloud API reference, section 1.
 */
const MAX_WHATSAPP_ID_LENGTH = 512

/** About one case. */
export const caseCommandSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('claim-attendance'), ...common }),
  z.object({ type: z.literal('release-attendance'), ...common }),
  z.object({ type: z.literal('transfer-attendance'), ...common, toAgentId: idSchema }),
  z.object({ type: z.literal('close-attendance'), ...common }),
  z.object({ type: z.literal('reopen-attendance'), ...common }),
  z.object({
    type: z.literal('send-reply'),
    ...common,
    /** Made by the console, so that the waiting reply and the sent one are the same row. */
    messageId: idSchema,
    text: z.string().max(MAX_TEXT_LENGTH),
    replyTo: z.string().max(MAX_WHATSAPP_ID_LENGTH).nullable(),
    /** The agent was told that the citizen wrote after `seenSeq`, and sends all the same. */
    confirmed: z.boolean().optional(),
    /** A file that the relay has; the text is then its caption, and may be empty. */
    attachment: attachmentSchema.optional(),
    /** The reply, unknown or failed, that this one is a new attempt of: it may arrive twice. */
    resends: idSchema.optional(),
    /** The scheduled reply in whose place it leaves now. */
    scheduled: idSchema.optional(),
    /** Its text is the consent wording of this version, filled: it asks whether she wants the list. */
    asksConsent: z.string().max(40).optional(),
    /** The canned replies that its words began as. */
    canned: z.array(idSchema).max(20).optional(),
  }),
  ...snoozeCommands,
  scheduleReply,
  cancelSchedule,
  settleReply,
  sendReaction,
  z.object({
    type: z.literal('add-note'),
    ...common,
    noteId: idSchema,
    text: z.string().max(MAX_TEXT_LENGTH),
    /** Colleagues whom its text names, who are told. */
    mentions: z.array(idSchema).max(MAX_MENTIONS).optional(),
  }),
  ...identityCommands,
  ...blockCommands,
  ...registrationCommands,
  classifyAttendance,
  ...forwardingCommands,
  saveCitizenFields,
  fetchMedia,
  sendTemplateCommand,
])

const cannedCommandSchema = z.discriminatedUnion('type', cannedCommands)

const queueFilterCommandSchema = z.discriminatedUnion('type', queueFilterCommands)

/** About what the whole organisation shares, and what an agent has arranged for herself. */
const officeCommandSchema = z.discriminatedUnion('type', [
  ...cannedCommandSchema.options,
  saveOpeningHours,
  saveTopics,
  saveAreas,
  saveFields,
  saveWording,
  saveAssignment,
  saveQuadras,
  ...queueFilterCommandSchema.options,
])

export const commandSchema = z.discriminatedUnion('type', [
  ...caseCommandSchema.options,
  ...officeCommandSchema.options,
])

export type Command = z.infer<typeof caseCommandSchema>
export type CannedCommand = z.infer<typeof cannedCommandSchema>
export type HoursCommand = z.infer<typeof saveOpeningHours>
export type TopicsCommand = z.infer<typeof saveTopics>
export type QueueFilterCommand = z.infer<typeof queueFilterCommandSchema>
export type OfficeCommand = z.infer<typeof officeCommandSchema>
/** Saves one of the documents of `shared/domain/office/documents.ts`. */
export type DocumentCommandOf<Kind extends DocumentKind> = DocumentCommands[Kind]
type DocumentCommands = {
  areas: z.infer<typeof saveAreas>
  fields: z.infer<typeof saveFields>
  wording: z.infer<typeof saveWording>
  assignment: z.infer<typeof saveAssignment>
  quadras: z.infer<typeof saveQuadras>
}
export type DocumentCommand = DocumentCommandOf<DocumentKind>
export type AnyCommand = Command | OfficeCommand
export type CommandOf<Type extends Command['type']> = Extract<Command, { type: Type }>

/** Why a command was refused: a closed list, each with what a screen needs to say so. */
export const refusalSchema = z.discriminatedUnion('reason', [
  /** The conversation or attendance is not in the record, or a newer attendance replaced it. */
  z.object({ reason: z.literal('unknown-attendance') }),
  z.object({ reason: z.literal('already-claimed'), by: idSchema }),
  /**
   * Only the holder may do this; `holder` is null while the attendance waits in the queue, and the
   * command's own author where it came back to her after she had asked.
   */
  z.object({ reason: z.literal('not-holder'), holder: idSchema.nullable() }),
  z.object({ reason: z.literal('attendance-closed') }),
  z.object({ reason: z.literal('attendance-open') }),
  /** The account's roles do not allow it. */
  z.object({ reason: z.literal('not-permitted') }),
  /** The colleague does not exist, is disabled or does not attend. */
  z.object({ reason: z.literal('unknown-agent') }),
  z.object({ reason: z.literal('empty-text') }),
  /** The 24-hour service window has closed: only a template may be sent. */
  z.object({ reason: z.literal('window-closed') }),
  /** The citizen wrote so many messages that the reply's author had not seen. */
  z.object({ reason: z.literal('newer-messages'), count: z.int().positive() }),
  /** The organisation has no such topic, or gives it to no attendance any more. */
  z.object({ reason: z.literal('unknown-topic') }),
  ...forwardingRefusals,
  ...fieldRefusals,
  ...wordingRefusals,
  /** Nobody doubts who writes: there is nobody to part from anybody. */
  z.object({ reason: z.literal('identity-certain') }),
  /** The other citizen is not in the record, or is the same one. */
  z.object({ reason: z.literal('unknown-citizen') }),
  z.object({ reason: z.literal('citizen-blocked'), until: momentSchema }),
  /** The relay does not have the bytes of the reply's file. */
  z.object({ reason: z.literal('attachment-missing') }),
  /** WhatsApp takes no file of this type or size. */
  z.object({ reason: z.literal('attachment-not-accepted') }),
  z.object({ reason: z.literal('caption-too-long') }),
  ...templateRefusals,
  ...registrationRefusals,
  ...scheduleRefusals,
  ...snoozeRefusals,
  ...queueFilterRefusals,
  /** The reply is neither unknown nor failed any more: WhatsApp or a colleague was quicker. */
  z.object({ reason: z.literal('already-settled') }),
  /** A placeholder of a canned reply was left without words: by their names, in order. */
  z.object({ reason: z.literal('blanks-left'), names: z.array(z.string()).min(1) }),
  /** Somebody changed what the organisation shares since its writer had it before her. */
  z.object({ reason: z.literal('changed-meanwhile') }),
  /** A canned reply with a placeholder that nobody can fill. */
  z.object({ reason: z.literal('canned-text-wrong') }),
  /** The relay could not read the command: console and relay are of different versions. */
  z.object({ reason: z.literal('not-understood') }),
  /** Said by a console alone: the citizen's erasure took the words of what had not left yet. */
  z.object({ reason: z.literal('citizen-erased') }),
  /** Never the relay's word: its record was restored from a backup before it had answered. */
  z.object({ reason: z.literal('record-restored') }),
])

export function isOfficeCommand(command: AnyCommand): command is OfficeCommand {
  return !('conversationId' in command)
}

export type Refusal = z.infer<typeof refusalSchema>

/** The relay's answer to a command. `seq`: the last event that the command wrote. */
export const commandAnswerSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('accepted'), commandId: idSchema, seq: z.int().nonnegative() }),
  z.object({ outcome: z.literal('refused'), commandId: idSchema, refusal: refusalSchema }),
])

export type CommandAnswer = z.infer<typeof commandAnswerSchema>

/** The same as a console hears it: a newer relay's reason that it does not know is a refusal too. */
export const heardAnswerSchema: z.ZodType<CommandAnswer> = z.discriminatedUnion('outcome', [
  commandAnswerSchema.options[0],
  commandAnswerSchema.options[1].extend({
    refusal: refusalSchema.catch({ reason: 'not-understood' }),
  }),
])
