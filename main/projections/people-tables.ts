import { type Agent, roleSchema } from '../../shared/domain/agent.ts'
import { type Identity, identitiesSchema } from '../../shared/domain/identity.ts'
import { plainText } from '../../shared/domain/plain-text.ts'
import type { EventOf, LogEvent } from '../../shared/events.ts'
import * as z from '../../shared/late-zod.ts'
import type { Database } from '../store/database.ts'

type AgentRow = { agent_id: string; name: string; roles: string; disabled: number }

const rolesSchema = z.array(roleSchema)

/**
 * Citizens and agents as the newest event about each tells, whatever the order of arrival: an older
 * one that comes later changes nothing.
 */
export type PeopleTables = ReturnType<typeof openPeopleTables>

export function openPeopleTables(db: Database) {
  const saveCitizen = db.prepare(
    `insert into citizens
       (citizen_id, seq, profile_name, username, phone, identities, search_text)
     values (@citizenId, @seq, @profileName, @username, @phone, @identities, @searchText)
     on conflict do update set seq = excluded.seq, profile_name = excluded.profile_name,
       username = excluded.username, phone = excluded.phone,
       identities = excluded.identities, search_text = excluded.search_text
     where excluded.seq > citizens.seq`,
  )
  const saveAgent = db.prepare(
    `insert into agents (agent_id, seq, name, roles, disabled)
     values (@agentId, @seq, @name, @roles, @disabled)
     on conflict do update set seq = excluded.seq, name = excluded.name,
       roles = excluded.roles, disabled = excluded.disabled
     where excluded.seq > agents.seq`,
  )
  const identities = db
    .prepare<[string], string | null>('select identities from citizens where citizen_id = ?')
    .pluck()
  const allAgents = db.prepare<[], AgentRow>('select * from agents order by name, agent_id')
  const oneAgent = db.prepare<[string], AgentRow>('select * from agents where agent_id = ?')
  const agentName = db
    .prepare<[string], string>('select name from agents where agent_id = ?')
    .pluck()

  /** @param known null: nothing, or nothing any more. */
  function identified(
    { citizenId, seq }: { citizenId: string; seq: number },
    known: EventOf<'citizen-identified'>['content'],
  ): void {
    const { profileName = null, username = null, phone = null, identities = [] } = known ?? {}
    saveCitizen.run({
      ...{ citizenId, seq, profileName, username, phone },
      identities: JSON.stringify(identities),
      searchText: plainText([profileName, username, phone].filter(Boolean).join(' ')),
    })
  }

  return {
    project(event: LogEvent): void {
      if (event.type === 'citizen-identified') {
        identified(event, event.content)
      }
      if (event.type === 'content-erased' && event.cause === 'erasure') {
        identified(event, null)
      }
      if (event.type === 'agent-saved') {
        saveAgent.run({
          agentId: event.agentId,
          seq: event.seq,
          name: event.name,
          roles: JSON.stringify(event.roles),
          disabled: event.disabled ? 1 : 0,
        })
      }
    },

    /** All that a citizen ever was known by; empty where the record does not tell. */
    identitiesOf(citizenId: string): Identity[] {
      const json = identities.get(citizenId)
      return json ? identitiesSchema.parse(JSON.parse(json)) : []
    },

    agents(): Agent[] {
      return allAgents.all().map(parseAgent)
    },

    findAgent(agentId: string): Agent | null {
      const row = oneAgent.get(agentId)
      return row ? parseAgent(row) : null
    },

    /** A colleague whose account is not in the replica yet has no name. */
    agentName(agentId: string | null): { agentId: string; name: string } | null {
      return agentId === null ? null : { agentId, name: agentName.get(agentId) ?? '' }
    },

    clear(): void {
      db.exec('delete from citizens; delete from agents')
    },
  }
}

function parseAgent(row: AgentRow): Agent {
  return {
    agentId: row.agent_id,
    name: row.name,
    roles: rolesSchema.parse(JSON.parse(row.roles)),
    disabled: row.disabled !== 0,
  }
}
