import type { z } from 'zod'
import { type AccountCallResults, accountCalls } from './ipc/account.ts'
import { type AssignmentCallResults, assignmentCalls } from './ipc/assignment.ts'
import { type AttendanceRecordResults, attendanceRecordCalls } from './ipc/attendance-record.ts'
import { type BillingCallResults, billingCalls } from './ipc/billing.ts'
import { type BulkResults, bulkCalls } from './ipc/bulk.ts'
import { type CannedCallResults, cannedCalls } from './ipc/canned.ts'
import { type CitizenResults, citizenCalls } from './ipc/citizen.ts'
import { type ConversationResults, conversationCalls } from './ipc/conversation.ts'
import { type DiagnosisCallResults, diagnosisCalls } from './ipc/diagnosis.ts'
import { type DocumentCallResults, documentCalls } from './ipc/documents.ts'
import { type DutiesResults, dutiesCalls } from './ipc/duties.ts'
import { type HoursCallResults, hoursCalls } from './ipc/hours.ts'
import { type MediaCallResults, mediaCalls } from './ipc/media.ts'
import { type MentionCallResults, mentionCalls } from './ipc/mentions.ts'
import { type NoticeReplyResults, noticeReplyCalls } from './ipc/notice-reply.ts'
import { type OfflineCallResults, offlineCalls } from './ipc/offline.ts'
import { type OverviewCallResults, overviewCalls } from './ipc/overview.ts'
import { type PaletteCallResults, paletteCalls } from './ipc/palette.ts'
import { type PeopleResults, peopleCalls } from './ipc/people.ts'
import { type PreferencesCallResults, preferencesCalls } from './ipc/preferences.ts'
import { type QueueResults, queueCalls } from './ipc/queue.ts'
import { type QueueFilterResults, queueFilterCalls } from './ipc/queue-filters.ts'
import { type RegistrationCallResults, registrationCalls } from './ipc/registration.ts'
import { type ScheduleCallResults, scheduleCalls } from './ipc/schedule.ts'
import { type SearchResults, searchCalls } from './ipc/search.ts'
import { type SessionResults, sessionCalls } from './ipc/session.ts'
import { type SuggestionCallResults, suggestionCalls } from './ipc/suggestions.ts'
import { type TopicCallResults, topicCalls } from './ipc/topics.ts'
import { type UndoCallResults, undoCalls } from './ipc/undo.ts'
import { type WritingResults, writingCalls } from './ipc/writing.ts'

/**
 * The whole surface between the screen and the console behind it, the same on both hosts (Electron
 * and loopback). Calls go up, and every argument is parsed at the border with the schema here;
 * pushes come down and only announce: the screen asks again for what it is showing.
 */

/** Arguments of every call, by channel. */
export const callSchemas = {
  ...sessionCalls,
  ...peopleCalls,
  ...queueCalls,
  ...conversationCalls,
  ...writingCalls,
  ...searchCalls,
  ...queueFilterCalls,
  ...bulkCalls,
  ...dutiesCalls,
  ...citizenCalls,
  ...registrationCalls,
  ...mediaCalls,
  ...noticeReplyCalls,
  ...mentionCalls,
  ...attendanceRecordCalls,
  ...accountCalls,
  ...billingCalls,
  ...cannedCalls,
  ...suggestionCalls,
  ...hoursCalls,
  ...overviewCalls,
  ...offlineCalls,
  ...diagnosisCalls,
  ...topicCalls,
  ...undoCalls,
  ...scheduleCalls,
  ...paletteCalls,
  ...documentCalls,
  ...preferencesCalls,
  ...assignmentCalls,
} as const

export type Channel = keyof typeof callSchemas
export type CallArguments<C extends Channel> = z.infer<(typeof callSchemas)[C]>

/** What each call answers. Expected failures are values; a thrown error is a defect. */
export type CallResults = SessionResults &
  PeopleResults &
  QueueResults &
  ConversationResults &
  WritingResults &
  SearchResults &
  MediaCallResults &
  QueueFilterResults &
  BulkResults &
  AttendanceRecordResults &
  AssignmentCallResults &
  AccountCallResults &
  BillingCallResults &
  CannedCallResults &
  SuggestionCallResults &
  HoursCallResults &
  OverviewCallResults &
  DiagnosisCallResults &
  OfflineCallResults &
  TopicCallResults &
  UndoCallResults &
  ScheduleCallResults &
  PaletteCallResults &
  DocumentCallResults &
  PreferencesCallResults &
  NoticeReplyResults &
  MentionCallResults &
  DutiesResults &
  CitizenResults &
  RegistrationCallResults

export type CallResult<C extends Channel> = CallResults[C]
