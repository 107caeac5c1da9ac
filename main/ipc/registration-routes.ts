import { mayOversee } from '../../shared/domain/agent.ts'
import {
  type ListRead,
  readSubscribers,
} from '../../shared/domain/registration/read-subscribers.ts'
import {
  type ImportOutcome,
  type ImportSource,
  MOST_IMPORTED_AT_ONCE,
} from '../../shared/duties/subscribers.ts'
import type { ImportAnswer, RegistrationCallResults } from '../../shared/ipc/registration.ts'
import { callSchemas } from '../../shared/ipc.ts'
import type { Desk } from '../desk.ts'
import type { Session } from '../session/session.ts'
import { citizenFile, isCovered, readableFile } from '../views/citizen-file.ts'
import { recogniseQuadra } from '../views/registration-view.ts'
import { pageSubscribers, subscribersCsv } from '../views/subscribers-view.ts'
import { type AskRelay, askingRelay } from './ask-relay.ts'
import { type AtDesk, route } from './route.ts'

type Routes = {
  [C in keyof RegistrationCallResults]: (
    args: unknown,
  ) => RegistrationCallResults[C] | Promise<RegistrationCallResults[C]>
}

const notPermitted = { outcome: 'refused', reason: 'not-permitted' } as const
const nobody = { rows: [], total: 0, registered: 0, places: [], topics: [] }

/** Registrations: what is known here, and what the relay has to be told or asked first. */
export function registrationRoutes(session: Session, atDesk: AtDesk): Routes {
  const ask = askingRelay(session)
  return {
    'recognise-quadra': route(callSchemas['recognise-quadra'], atDesk(recogniseQuadra)),
    'page-subscribers': route(
      callSchemas['page-subscribers'],
      atDesk((desk, asked) => (mayOversee(desk.account) ? pageSubscribers(desk, asked) : nobody)),
    ),
    'export-subscribers': route(
      callSchemas['export-subscribers'],
      atDesk(async (desk, filter) => {
        if (!mayOversee(desk.account)) return notPermitted
        const { text, count } = subscribersCsv(desk, filter)
        const told = await ask((client, token) => client.noteExport(token, { what: 'list', count }))
        if (told.outcome === 'refused') return told
        return { outcome: 'answered', value: [{ name: 'lista-de-transmissao.csv', text }] }
      }),
    ),
    'preview-subscribers': route(
      callSchemas['preview-subscribers'],
      atDesk((_, { text }) => importList(ask, text, null)),
    ),
    'add-subscribers': route(
      callSchemas['add-subscribers'],
      atDesk((_, { text, ...source }) => importList(ask, text, source)),
    ),
    'withdraw-subscriber': route(
      callSchemas['withdraw-subscriber'],
      atDesk((_, { citizenId }) =>
        ask((client, token) => client.withdrawSubscriber(token, citizenId)),
      ),
    ),
    'export-citizen': route(
      callSchemas['export-citizen'],
      atDesk((desk, { conversationId }) => exportCitizen(ask, desk, conversationId)),
    ),
  }
}

async function exportCitizen(
  ask: AskRelay,
  desk: Desk,
  conversationId: string,
): Promise<RegistrationCallResults['export-citizen']> {
  if (!mayOversee(desk.account)) return notPermitted
  const file = citizenFile(desk, conversationId)
  if (file === null) return { outcome: 'refused', reason: 'not-found' }
  if (isCovered(desk, conversationId)) return { outcome: 'refused', reason: 'covered' }
  const told = await ask((client, token) =>
    client.noteExport(token, { what: 'citizen', conversationId }),
  )
  if (told.outcome === 'refused') return told
  return {
    outcome: 'answered',
    value: [
      { name: 'dados-do-cidadao.json', text: `${JSON.stringify(file, null, 2)}\n` },
      { name: 'dados-do-cidadao.txt', text: readableFile(file, desk.office.timeZone) },
    ],
  }
}

type Source = ImportSource & { importId: string }

/** The relay takes a list in several requests; each row says for itself what became of it. */
async function importList(
  ask: AskRelay,
  text: string,
  source: Source | null,
): Promise<ImportAnswer> {
  const read = readSubscribers(text)
  if ('unreadable' in read) return { outcome: 'unreadable', reason: read.unreadable }
  const answered: { line: number; outcome: ImportOutcome }[] = []
  for (const rows of slicesOf(read.subscribers)) {
    const answer = await ask((client, token) =>
      client.importSubscribers(token, {
        ...(source ?? { source: 'dry run', obtainedAt: 0, importId: DRY }),
        ...{ dryRun: source === null, rows: [...rows] },
      }),
    )
    if (answer.outcome === 'refused') return answer
    answered.push(...answer.value.rows)
  }
  return {
    outcome: 'answered',
    value: { problems: read.problems, outcomes: told(read, answered) },
  }
}

const DRY = '00000000-0000-4000-8000-000000000000'

type Read = Extract<ListRead, { subscribers: unknown }>

function told(
  { subscribers }: Read,
  answered: readonly { line: number; outcome: ImportOutcome }[],
) {
  const outcomes = new Map(answered.map(({ line, outcome }) => [line, outcome]))
  return subscribers.flatMap(({ line, phone, details: { name } }) => {
    const outcome = outcomes.get(line)
    return outcome === undefined ? [] : { line, name, phone, outcome }
  })
}

function* slicesOf<T>(all: readonly T[]): Generator<readonly T[], void> {
  for (let from = 0; from < all.length; from += MOST_IMPORTED_AT_ONCE) {
    yield all.slice(from, from + MOST_IMPORTED_AT_ONCE)
  }
}
