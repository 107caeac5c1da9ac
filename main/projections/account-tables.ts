import { type Alert, alertSchema } from '../../shared/domain/alerts/alert.ts'
import {
  type Template,
  type TemplateKey,
  templateSchema,
} from '../../shared/domain/templates/template.ts'
import type { LogEvent } from '../../shared/events.ts'
import type { Database } from '../store/database.ts'

/** An alert as it stands. `settledBy`: null where WhatsApp itself told that it is over. */
export type AlertRecord = {
  readonly alertId: string
  readonly alert: Alert
  readonly raisedAt: number
  readonly settledAt: number | null
  readonly settledBy: string | null
}

type AlertRow = {
  alert_id: string
  alert: string
  raised_at: number
  settled_at: number | null
  settled_by: string | null
}

/**
 * Templates and alerts as the newest event about each tells, whatever the order of arrival. An
 * alert that was settled stays so: what is raised again has another id.
 */
export type AccountTables = ReturnType<typeof openAccountTables>

export function openAccountTables(db: Database) {
  const saveTemplate = db.prepare(
    `insert into templates (name, language, seq, template) values (@name, @language, @seq, @template)
     on conflict do update set seq = excluded.seq, template = excluded.template
     where excluded.seq > templates.seq`,
  )
  const raise = db.prepare(
    `insert into alerts (alert_id, raised_seq, raised_at, alert)
     values (@alertId, @seq, @at, @alert)
     on conflict do update set raised_seq = excluded.raised_seq, alert = excluded.alert,
       raised_at = min(excluded.raised_at, coalesce(alerts.raised_at, excluded.raised_at))
     where excluded.raised_seq > coalesce(alerts.raised_seq, 0)`,
  )
  const settle = db.prepare(
    `insert into alerts (alert_id, settled_at, settled_by) values (@alertId, @at, @agentId)
     on conflict do update set settled_at = excluded.settled_at, settled_by = excluded.settled_by`,
  )
  const oneTemplate = db
    .prepare<[string, string], string>(
      'select template from templates where name = ? and language = ?',
    )
    .pluck()
  const allTemplates = db
    .prepare<[], string>('select template from templates order by name, language')
    .pluck()
  const standing = db.prepare<[], AlertRow>(
    'select * from alerts where settled_at is null and alert is not null order by raised_at desc',
  )
  const settled = db.prepare<[number], AlertRow>(
    `select * from alerts where settled_at is not null and alert is not null
     order by settled_at desc limit ?`,
  )

  return {
    project(event: LogEvent): void {
      switch (event.type) {
        case 'template-saved': {
          const { name, language } = event.template
          const template = JSON.stringify(event.template)
          saveTemplate.run({ name, language, seq: event.seq, template })
          break
        }
        case 'alert-raised': {
          const { alertId, seq, at } = event
          raise.run({ alertId, seq, at, alert: JSON.stringify(event.alert) })
          break
        }
        case 'alert-settled': {
          const { alertId, at, agentId } = event
          settle.run({ alertId, at, agentId })
          break
        }
      }
    },

    findTemplate({ name, language }: TemplateKey): Template | null {
      const stored = oneTemplate.get(name, language)
      return stored === undefined ? null : templateSchema.parse(JSON.parse(stored))
    },

    templates(): Template[] {
      return allTemplates.all().map((stored) => templateSchema.parse(JSON.parse(stored)))
    },

    /** Newest first. */
    standingAlerts(): AlertRecord[] {
      return standing.all().map(parseAlert)
    },

    /** Those that were settled last, newest first. */
    settledAlerts(limit: number): AlertRecord[] {
      return settled.all(limit).map(parseAlert)
    },

    clear(): void {
      db.exec('delete from templates; delete from alerts')
    },
  }
}

function parseAlert(row: AlertRow): AlertRecord {
  return {
    alertId: row.alert_id,
    alert: alertSchema.parse(JSON.parse(row.alert)),
    raisedAt: row.raised_at,
    settledAt: row.settled_at,
    settledBy: row.settled_by,
  }
}
