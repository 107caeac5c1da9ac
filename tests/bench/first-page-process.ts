/** Opens a replica and reads the first page of its queue: `node first-page-process.ts PATH KEY`. */
const [path, key = ''] = process.argv.slice(2)
if (path === undefined) await import('better-sqlite3')
else {
  const { openReplica } = await import('../../main/replica/replica.ts')
  const { createOffice } = await import('../../main/office.ts')
  const { pageQueue } = await import('../../main/views/queue-view.ts')
  const opened = openReplica(path, Buffer.from(key, 'hex'))
  if (opened.outcome !== 'opened') throw new Error(opened.outcome)
  const account = { agentId: '', login: '', name: '', roles: [] }
  const office = createOffice({
    timeZone: 'America/Araguaina',
    hours: null,
    quadras: [],
    name: '',
    registration: null,
  })
  const desk = { replica: opened.replica, account, relayNow: Date.now, office }
  const { rows } = pageQueue(desk, { view: 'waiting', after: null, limit: 50 })
  if (rows.length === 0) throw new Error('Nobody waits.')
}
process.stdout.write(String(process.memoryUsage.rss() / 1024 / 1024))
