import Sqlite from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { attendedByIdSql, isAttendedSql } from '../../main/projections/attended-table.ts'
import { nextWordSql } from '../../main/projections/begun-words.ts'
import { closedWalkSql, filteredPageSql } from '../../main/projections/filtered-pages.ts'
import { foundLinesSql } from '../../main/projections/found-lines.ts'
import { conversationsNamedSql, isNamedSql, namesSql } from '../../main/projections/name-index.ts'
import {
  pricesOfConversationSql,
  pricesOfMonthSql,
  untoldOfMonthSql,
} from '../../main/projections/price-table.ts'
import { queueCountSql, queuePageSql } from '../../main/projections/queue-pages.ts'
import { momentSql, searchSql } from '../../main/projections/search-index.ts'
import {
  attendanceOfSql,
  changesSql,
  openedAsSql,
  quotedMessageSql,
  reactionsSql,
  timelinePageSql,
} from '../../main/projections/timeline-pages.ts'
import { closedCountSql, waitingRowsSql, waitingSql } from '../../main/projections/waiting-pages.ts'
import { isMentionedSql } from '../../main/readings/mention-table.ts'
import { repliesAfterSql, wordsUpToSql } from '../../main/replica/event-table.ts'
import { openReplicaOn } from '../../main/replica/replica.ts'

/** What may be read from end to end: few rows, however large the office is. */
const SMALL: readonly string[] = [
  'agents',
  'receiving',
  'alerts',
  'canned_uses',
  'canned_versions',
  // What people at this PC are writing.
  'draft_attachments',
  'draft_quotes',
  'drafts',
  'note_drafts',
  'outbox',
  'templates',
  // Files that this PC has a copy of, and names of those that it has to forget.
  'cached_files',
  'erased_files',
  // Counted while a first replication is built, at each of its stretches: numbers alone.
  'erased',
  // Everybody on the broadcast list, for the list itself.
  'registrations',
  // What a query has made by itself, a page at most; of the queue, keys of those who wait.
  'found',
  'page',
  'placed',
  // So many of what is closed, and no more.
  'walked',
  'wanted',
  // What the outbox is about to change.
  'moved',
  // No tables.
  'json_each VIRTUAL TABLE',
  'CONSTANT ROW',
  '16-ROW VALUES CLAUSE',
  'sqlite_schema',
]

/** Indexes of a few rows among all of their table. */
const PARTIAL = [
  'timeline_unsettled',
  'readings_unreported',
  'outbox_by_conversation',
  'conversations_by_schedule',
  'untold_mentions',
]

/** Rows that a statement brings along. */
const VALUES = /^SCAN \d+-ROW VALUES CLAUSE$/

/** By words or by row; never all of it. */
const FULL_TEXT = /^SCAN (messages_fts|names_fts) VIRTUAL TABLE INDEX \d+:(M\d|=)/
/** Between two words. */
const WORDS = 'SCAN messages_vocab VIRTUAL TABLE INDEX 1537:'

const db = new Sqlite(':memory:')
const statements = recordStatements()

/** Every statement that an open replica has ready, so that a new one cannot be left out. */
test('no statement reads a large table from end to end', () => {
  const plans = statements.map((sql) => ({ sql, steps: explain(sql) }))
  const scans = plans.flatMap(({ sql, steps }) =>
    steps
      .filter((step) => step.startsWith('SCAN') && !isSmall(step))
      .map((step) => ({ step, sql })),
  )
  expect(scans).toEqual([])
})

describe('what a screen waits for', () => {
  test.each([
    ['a search', searchSql],
    ['the words that begin so', nextWordSql],
    ['a moment of the log', momentSql],
    ['whether somebody attended', isAttendedSql],
    ['where somebody attended', attendedByIdSql],
    ['whether a note mentions her there', isMentionedSql],
    ['a name', namesSql],
    ['conversations by a name', conversationsNamedSql],
    ['whether a word is a name', isNamedSql],
    ['an earlier answer', repliesAfterSql],
    ['what it answered', wordsUpToSql],
    ['prices of a conversation', pricesOfConversationSql],
    ['prices of a month', pricesOfMonthSql],
    ['what of them is not known', untoldOfMonthSql],
    ['a page of a conversation', timelinePageSql],
    ['a quote', quotedMessageSql],
    ['found lines', foundLinesSql],
    ['reactions', reactionsSql],
    ['edits', changesSql],
    ['a protocol number', openedAsSql],
    ['the attendance of an item', attendanceOfSql],
    ...Object.entries(queuePageSql).map(([view, sql]) => [`a page of ${view}`, sql]),
    ...Object.entries(waitingSql).map(([name, sql]) => [`who waits: ${name}`, sql]),
    ['how many can only be reached by a template', closedCountSql],
    ['rows of who waits', waitingRowsSql],
    ...Object.entries(filteredPageSql).map(([view, sql]) => [`filters over ${view}`, sql]),
    ...Object.entries(closedWalkSql).map(([lead, sql]) => [`closed ones by ${lead}`, sql]),
    ...Object.entries(queueCountSql).map(([view, sql]) => [`the count of ${view}`, sql]),
  ])('%s is among them', (_what, sql = '') => {
    expect(statements).toContain(sql)
  })

  test.each([
    ['a search', searchSql],
    ['a moment of the log', momentSql],
    ['a page of a conversation', timelinePageSql],
    ['a page of what is closed', queuePageSql.closed],
    ['an earlier answer', repliesAfterSql],
    ['what it answered', wordsUpToSql],
  ])('%s comes in order, and is not sorted', (_what, sql) => {
    expect(explain(sql).join('\n')).not.toContain('TEMP B-TREE')
  })
})

test('what each line of a page says of changes and reactions is looked up by its key', () => {
  const plan = explain(timelinePageSql)
  const key = 'USING PRIMARY KEY (conversation_id=? AND target=?'
  expect(plan).toContainEqual(expect.stringContaining(`SEARCH change ${key} AND author=?)`))
  expect(plan).toContainEqual(expect.stringContaining(`SEARCH reactions ${key})`))
})

test('who attended is looked up by the line and by the agent alone', () => {
  expect(explain(isAttendedSql)).toEqual([
    'SEARCH events USING INTEGER PRIMARY KEY (rowid=?)',
    'SEARCH attended USING PRIMARY KEY (agent_id=? AND attendance_id=?)',
  ])
  expect(explain(attendedByIdSql)[0]).toBe('SEARCH attended USING PRIMARY KEY (agent_id=?)')
})

test.each([
  ['quadra', 'conversations_by_quadra (quadra=?'],
  ['topic', 'conversations_by_topic (topic_id=?'],
  ['agent', 'conversations_by_handler (handled_by=?'],
  ['none', 'conversations_by_queue (status=?'],
] as const)('closed ones are walked in their order, by %s', (lead, index) => {
  const plan = explain(closedWalkSql[lead])
  const walk = plan.findIndex((step) => step.includes('SEARCH conversations'))
  expect(plan[walk]).toContain(`SEARCH conversations USING INDEX ${index}`)
  // What is sorted is what the walk found.
  const sorts = plan.flatMap((step, at) => (step.includes('TEMP B-TREE') ? [plan[at - 1]] : []))
  for (const sorted of sorts) expect(sorted).not.toContain('SEARCH conversations USING INDEX')
})

test('a table that is read from end to end is noticed', () => {
  const step = explain(`select * from timeline where detail = ?`)
  expect(step).toEqual(['SCAN timeline'])
  expect(isSmall('SCAN timeline')).toBe(false)
})

function isSmall(step: string): boolean {
  return (
    FULL_TEXT.test(step) ||
    VALUES.test(step) ||
    step === WORDS ||
    SMALL.some((table) => step === `SCAN ${table}` || step.startsWith(`SCAN ${table} `)) ||
    PARTIAL.some((index) => step.includes(`INDEX ${index}`))
  )
}

function recordStatements(): readonly string[] {
  const recorded: string[] = []
  const recording = new Proxy(db, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name)
      if (typeof member !== 'function') return member
      return (...args: unknown[]) => {
        if (name === 'prepare') recorded.push(String(args[0]))
        return Reflect.apply(member, target, args)
      }
    },
  })
  const opened = openReplicaOn(recording)
  // Each table is opened when it is first looked at.
  if (opened.outcome === 'opened') Object.values(opened.replica)
  return recorded
}

function explain(sql: string): string[] {
  const names = [...sql.matchAll(/[@:$]([a-z]\w*)/gi)].map(([, name = '']) => [name, 1] as const)
  const values =
    names.length > 0 ? [Object.fromEntries(names)] : (sql.match(/\?/g) ?? []).map(() => 1)
  const steps = db.prepare(`explain query plan ${sql}`).all(...values) as { detail: string }[]
  return steps.map(({ detail }) => detail)
}
