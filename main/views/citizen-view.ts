import { mayAttend, mayBlock, mayOversee, maySupervise } from '../../shared/domain/agent.ts'
import { billingOf } from '../../shared/domain/billing.ts'
import type { Conversation } from '../../shared/domain/conversation.ts'
import type { Identity } from '../../shared/domain/identity.ts'
import { joinedWith } from '../../shared/domain/merge.ts'
import { wordsOf } from '../../shared/domain/search/terms.ts'
import type {
  AttendanceSummary,
  CitizenPart,
  CitizenView,
  MergeView,
} from '../../shared/ipc/citizen.ts'
import type { CallArguments, CallResult } from '../../shared/ipc.ts'
import type { Desk } from '../desk.ts'
import type { CaseRecord } from '../projections/timeline-pages.ts'
import { blockAskedView, blockView } from './block-view.ts'
import { nameOf } from './content.ts'
import { fieldsOf } from './fields-view.ts'
import { followForwardings, noteReader } from './forwarding-view.ts'
import { predictedState, prediction as predictionOf } from './predicted-state.ts'
import { registrationView } from './registration-view.ts'

/** So many cases of one conversation are listed: the newest. */
const MOST_CASES = 50

/** The person behind a conversation: what merges join is shown as one, and stays apart below. */
export function openCitizen(
  desk: Desk,
  { conversationId }: CallArguments<'open-citizen'>,
): CitizenView | null {
  const merges = mergesOf(desk)
  const pairs = merges.map(({ from, to }) => [from, to] as const)
  const joined = joinedWith(conversationId, pairs)
  const people = joined.flatMap((id) => partOf(desk, id) ?? [])
  if (people[0]?.conversationId !== conversationId) return null
  return {
    people,
    merges: merges.filter(({ from }) => joined.includes(from)).map(({ view }) => view),
    can: {
      merge: maySupervise(desk.account),
      block: mayBlock(desk.account),
      fill: mayAttend(desk.account),
      askBlock: mayAttend(desk.account) && !mayBlock(desk.account),
      export: mayOversee(desk.account),
    },
  }
}

function partOf(desk: Desk, conversationId: string): CitizenPart | null {
  const { people, queuePages, timelinePages } = desk.replica
  const record = queuePages.find(conversationId)
  const prediction = predictionOf(desk, conversationId)
  const { state } = prediction
  if (!record || !state?.attendance) return null
  return {
    conversationId,
    attendanceId: state.attendance.attendanceId,
    seenSeq: record.appliedSeq,
    citizenId: state.citizenId,
    name: nameOf(record),
    identities: inUseFirst(people.identitiesOf(state.citizenId)),
    attendances: summaries(desk, state, timelinePages.casesOf(conversationId)),
    block: blockView(desk, state),
    blockAsked: blockAskedView(desk, state),
    registration: registrationView(desk, record, prediction),
    fields: fieldsOf(desk, state.citizenId, prediction.commands),
    fence: state.attendance.fence,
  }
}

/** What is in use first, and of that what people know her by before what only machines say. */
function inUseFirst(identities: readonly Identity[]): Identity[] {
  const since = ({ supersededAt }: Identity) => supersededAt ?? Number.POSITIVE_INFINITY
  const rank = ({ kind }: Identity) => KINDS.indexOf(kind)
  return identities.toSorted((one, other) => since(other) - since(one) || rank(one) - rank(other))
}

const KINDS: readonly Identity['kind'][] = ['phone', 'name', 'username', 'userId', 'parentUserId']

/** What became of each case, from the lines that the conversation shows. */
function summaries(
  desk: Desk,
  state: Conversation,
  records: readonly CaseRecord[],
): AttendanceSummary[] {
  const cases: AttendanceSummary[] = []
  const readNote = noteReader(desk, state)
  const priced = desk.replica.prices.ofConversation(state.conversationId)
  for (const record of records) {
    const { at, kind, agentId, detail } = record
    if (kind === 'opened') {
      const opened = { status: 'waiting', holder: null, openedAt: at, closedAt: null } as const
      const told = priced.get(record.attendanceId ?? '')
      const billing = told ? billingOf(told.counts, told.neverHad) : null
      cases.push({ protocol: detail ?? '', ...opened, forwardings: [], billing })
      continue
    }
    const current = cases.at(-1)
    if (current && ofForwarding.has(kind)) {
      current.forwardings = followForwardings(desk, record, readNote, current.forwardings)
    } else if (current) Object.assign(current, changeOf(desk, kind, at, agentId, detail))
  }
  return cases.slice(-MOST_CASES).reverse()
}

const ofForwarding: ReadonlySet<CaseRecord['kind']> = new Set([
  ...(['forwarded', 'area-answered', 'forwarding-withdrawn'] as const),
])

function changeOf(
  { replica: { people } }: Desk,
  kind: CaseRecord['kind'],
  at: number,
  agentId: string | null,
  detail: string | null,
): Partial<AttendanceSummary> {
  switch (kind) {
    case 'claimed':
      return { status: 'held', holder: people.agentName(agentId) }
    case 'transferred':
      return { status: 'held', holder: people.agentName(detail) }
    case 'closed':
      return { status: 'closed', closedAt: at }
    default:
      return { status: 'waiting', closedAt: null }
  }
}

type FoundMerge = { readonly from: string; readonly to: string; readonly view: MergeView }

/** All merges that stand, with what this console asked for meanwhile. */
function mergesOf(desk: Desk): FoundMerge[] {
  const { conversations, outbox, people, queuePages } = desk.replica
  const nameIn = (id: string) => {
    const record = queuePages.find(id)
    return record && nameOf(record)
  }
  const standing = conversations.merged().map((state) => state.conversationId)
  const ids = new Set([...standing, ...outbox.unsettledConversations()])
  return [...ids].flatMap((from) => {
    const state = predictedState(desk, from)
    if (!state?.attendance) return []
    const { attendanceId } = state.attendance
    const seenSeq = conversations.find(from)?.appliedSeq ?? 0
    return state.merges.map(({ mergeId, agentId, at, conversationId: to }) => ({
      from,
      to,
      view: {
        ...{ conversationId: from, attendanceId, seenSeq, mergeId, at },
        agent: people.agentName(agentId),
        names: [nameIn(from), nameIn(to)] as MergeView['names'],
      },
    }))
  })
}

export function searchCitizens(
  { replica }: Desk,
  { query, limit }: CallArguments<'search-citizens'>,
): CallResult<'search-citizens'> {
  const words = wordsOf(query)
  if (words.length === 0) return { citizens: [] }
  const citizens = replica.names.find(words, limit).map((record) => {
    const { conversationId, citizenId, phone, username, lastMessageAt } = record
    return { conversationId, citizenId, phone, username, lastMessageAt, name: nameOf(record) }
  })
  return { citizens }
}
