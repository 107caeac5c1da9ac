/** Opens a replica and reads the first page of its queue: `first-page-process PATH KEY`. */
import { createOffice } from '../../main/office.ts'
import { openReplica } from '../../main/replica/replica.ts'
import { pageQueue } from '../../main/views/queue-view.ts'

const [path = '', key = ''] = process.argv.slice(2)
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
process.stdout.write(String(process.memoryUsage.rss() / 1024 / 1024))
