import type { Details } from '../domain/registration/details.ts'
import type { ListProblem, ListRead } from '../domain/registration/read-subscribers.ts'
import type { Consent, Step } from '../domain/registration/registration.ts'
import { type ImportOutcome, importSourceSchema } from '../duties/subscribers.ts'
import { idSchema } from '../ids.ts'
import * as z from '../late-zod.ts'
import type { FromRelay } from './duties.ts'

/** Read in one piece: a list of 20,000 has about 2 MB. */
const listText = z.string().max(8_000_000)

const filterSchema = z.object({
  /** Every word must occur in name, number or quadra; accents and case do not matter. */
  query: z.string().max(200),
  /** A quadra's name in the gazetteer; null: any. */
  place: z.string().max(60).nullable(),
  topic: z.string().max(60).nullable(),
  standing: z.enum(['on-list', 'declined', 'asked', 'everybody']),
})

export type SubscriberFilter = z.infer<typeof filterSchema>

export const registrationCalls = {
  /** Which quadra a text names, and what may be meant while it is being typed. */
  'recognise-quadra': z.object({ text: z.string().max(200) }),
  /** Supervisors and administrators only, as all that follows. */
  'page-subscribers': filterSchema.extend({
    offset: z.int().nonnegative(),
    limit: z.int().min(1).max(200),
  }),
  'export-subscribers': filterSchema,
  /** Reads a list and asks the relay what would become of each line. */
  'preview-subscribers': z.object({ text: listText }),
  'add-subscribers': importSourceSchema.extend({ text: listText, importId: idSchema }),
  'withdraw-subscriber': z.object({ citizenId: idSchema }),
  /** All that is kept of one citizen, for herself. */
  'export-citizen': z.object({ conversationId: idSchema }),
} as const

type AgentName = { agentId: string; name: string }

/** The registration of one citizen, with what she said already and the agent need not type. */
export type RegistrationView = {
  consent: (StepView & { what: Consent['what'] }) | null
  isOnList: boolean
  /** She said no or left, and has not said yes since. */
  hasDeclined: boolean
  details: Details
  /** The quadra that her words name; null for one that the gazetteer does not know. */
  place: PlaceView | null
  /** Newest first. */
  history: StepView[]
  /** The command to name in order to take the newest step back. */
  undoes: string | null
  /** The wording, filled: what is asked. Null where the organisation keeps no list. */
  wording: { version: string; text: string } | null
  /** What can be answered to somebody who has just left; null where there is no list. */
  farewell: string | null
  /** What citizens may ask to hear of. */
  topics: readonly string[]
  offers: {
    /** From WhatsApp's profile. */
    name: string | null
    /** From her messages, as she wrote it. */
    quadra: string | null
    /** Her messages after the wording, oldest first: one of them may be the proof. */
    proofs: { messageId: string; at: number; text: string }[]
  }
  /** By the relay's own rules. */
  can: { ask: boolean; record: boolean }
}

export type PlaceView = { name: string; region: string | null; rest: string }

export type StepView = {
  what: Step['what']
  at: number
  agent: AgentName | null
  way: 'told' | 'keyword' | 'whatsapp' | null
  version: string | null
  /** Of an import. */
  source: string | null
  /** What she wrote, where that is the proof and has not been erased. */
  proof: { messageId: string; text: string | null } | null
}

export type SubscriberRow = {
  citizenId: string
  /** Null for who has never written here. */
  conversationId: string | null
  name: string | null
  phone: string | null
  quadra: string | null
  place: string | null
  topics: readonly string[]
  consent: StepView | null
  isOnList: boolean
  /** Others who are the same person by a merge, and stand in this row with her. */
  merged: number
}

export type SubscribersPage = {
  rows: SubscriberRow[]
  total: number
  /** Whatever the filter. */
  registered: number
  /** For the filters: what there is to choose from. */
  places: string[]
  topics: string[]
}

export type ImportReport = {
  problems: readonly ListProblem[]
  outcomes: { line: number; name: string | null; phone: string; outcome: ImportOutcome }[]
}

export type ImportAnswer =
  | { outcome: 'unreadable'; reason: Extract<ListRead, { unreadable: unknown }>['unreadable'] }
  | FromRelay<ImportReport>

export type FileAnswer = FromRelay<{ name: string; text: string }[]>

export type RegistrationCallResults = {
  'recognise-quadra': { place: PlaceView | null; suggestions: string[] }
  'page-subscribers': SubscribersPage
  'export-subscribers': FileAnswer
  'preview-subscribers': ImportAnswer
  'add-subscribers': ImportAnswer
  'withdraw-subscriber': FromRelay<Record<string, never>>
  'export-citizen': FileAnswer
}
