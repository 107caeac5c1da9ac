import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { organisationSchema } from '../../shared/organisation.ts'

/** A profile of an organisation as a file, for `BALCAO_ORG`; `remove` takes it away. */
export function organisationFile(settings: Partial<Record<string, unknown>>) {
  const folder = mkdtempSync(join(tmpdir(), 'balcao-org-'))
  const path = join(folder, 'organisation.json')
  const profile = organisationSchema.parse({
    name: 'Prefeitura de Teste',
    shortName: 'Teste',
    timeZone: 'America/Araguaina',
    reopenWithinMinutes: 0,
    ...settings,
  })
  writeFileSync(path, JSON.stringify(profile))
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
