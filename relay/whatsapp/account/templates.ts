import {
  type Template,
  type TemplateKey,
  templateSchema,
} from '../../../shared/domain/templates/template.ts'
import type { Follower } from '../../log/append.ts'
import type { Reader } from '../../store/port.ts'

/** Table `templates`: each as WhatsApp last told of it. It only follows the log. */

export async function find(sql: Reader, { name, language }: TemplateKey): Promise<Template | null> {
  const row = await sql.get<{ template: string }>(
    'select template from templates where name = ? and language = ?',
    ...[name, language],
  )
  return row === undefined ? null : templateSchema.parse(JSON.parse(row.template))
}

export async function all(sql: Reader): Promise<Template[]> {
  const rows = await sql.all<{ template: string }>(
    'select template from templates order by name, language',
  )
  return rows.map(({ template }) => templateSchema.parse(JSON.parse(template)))
}

export const follow: Follower = async (tx, event) => {
  if (event.type !== 'template-saved') return
  const { name, language } = event.template
  await tx.run(
    `insert into templates (name, language, template) values (?, ?, ?)
      on conflict (name, language) do update set template = excluded.template`,
    ...[name, language, JSON.stringify(event.template)],
  )
}
