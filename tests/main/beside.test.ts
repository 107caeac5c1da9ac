import { randomBytes, randomUUID } from 'node:crypto'
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { issueCommand } from '../../main/outbox/issue-command.ts'
import { comeLevel, FORGOTTEN_TABLES, moveOver, OWN_TABLES } from '../../main/replica/move-over.ts'
import { readPosition } from '../../main/replica/position.ts'
import { become, openReplicaOn } from '../../main/replica/replica.ts'
import {
  hasReplica,
  isMarkedWhole,
  openBeside,
  openReplicaIn,
  type ReplicaPlace,
} from '../../main/replica/replica-files.ts'
import { Crash, createCrashingStore } from '../converge/crashing-database.ts'
import { dayOfEight } from '../support/day-of-eight.ts'
import { apply, deskOf, dumpProjections, openTestReplica } from '../support/open-test-replica.ts'
import { opened } from '../support/opened-replica.ts'
import { type SampleLog, sampleId } from '../support/sample-log.ts'
import { folderOfEachTest } from '../support/test-folder.ts'

/** A long history comes in a replica of its own, built beside the one in use, which then goes on in it. */

const folder = folderOfEachTest('beside')

const conversationId = sampleId('c', 1)

function crashes(work: () => void): boolean {
  try {
    work()
    return false
  } catch (error) {
    if (error instanceof Crash) return true
    throw error
  }
}

/** A replica with a snapshot at `head` and what came since, and one that followed the log so far. */
function pair(
  log: SampleLog,
  head: number,
  far: number,
  to = openTestReplica(),
  from = openTestReplica(),
) {
  apply(from, log.snapshotAt(head), { road: 'snapshot', head: null })
  apply(from, [], { road: 'snapshot', head })
  apply(from, log.parsed.slice(head))
  apply(to, log.parsed.slice(0, far))
  return { from, to }
}

describe('going over to another replica', () => {
  test('it then holds the whole log, and all that was here alone', () => {
    const log = dayOfEight()
    const head = log.events.length - 1
    const { from, to } = pair(log, head, head)
    from.drafts.save(conversationId, 'pela metade')
    from.noteDrafts.save(conversationId, 'nota pela metade')
    const note = { type: 'add-note' as const, noteId: randomUUID(), text: 'nota' }
    expect(issueCommand(deskOf(from, 1, log.now), log.command(1, note))).toEqual({
      outcome: 'queued',
    })
    from.draftQuotes.save(conversationId, 'wamid.citada')
    from.readings.note(conversationId, 'opened', log.now)
    from.seen.note(conversationId, 3)
    from.mentions.add({ conversationId, seq: 2, noteId: randomUUID(), agentId: randomUUID() })
    from.cachedFiles.save('a'.repeat(64), 12)
    from.attachments.add(conversationId, randomUUID(), {
      ...{ sha256: 'b'.repeat(64), size: 3, mimeType: 'image/png', kind: 'image' },
      ...{ width: null, height: null, filename: 'foto.png' },
    })
    from.events.erase(99_999)
    from.meta.write('session', { token: 'segredo' })
    const own = () => OWN_TABLES.map((table) => from.db.prepare(`select * from ${table}`).all())
    const before = own()
    expect(OWN_TABLES.filter((_, index) => before[index]?.length === 0)).toEqual([])

    moveOver(from, to)
    become(from, to)

    expect(own()).toEqual(before)
    expect(from.events.erasedCount()).toBe(1)
    const inOrder = openTestReplica()
    apply(inOrder, log.parsed)
    expect(dumpProjections(from)).toEqual(dumpProjections(inOrder))
    expect(readPosition(from.meta)).toEqual({
      ...{ cursor: log.events.length, history: { done: 0, end: 0 }, heardAt: 0 },
    })
  })

  test('what came meanwhile may come ahead in slices, and what comes after that goes along', async () => {
    const log = dayOfEight()
    const head = log.events.length - 9
    const { from, to } = pair(log, head, head)
    await comeLevel(from, to)
    expect(readPosition(to.meta).cursor).toBe(log.events.length)
    expect(isMarkedWhole(to.meta)).toBe(false)
    log.receive(1, 'mais uma coisa')
    apply(from, log.parsed.slice(-1))
    moveOver(from, to)
    const inOrder = openTestReplica()
    apply(inOrder, log.parsed)
    expect(dumpProjections(to)).toEqual(dumpProjections(inOrder))
  })

  test('what a part of another snapshot brought from beyond the cursor stays for the log', async () => {
    const log = dayOfEight()
    const head = log.events.length - 9
    const { from, to } = pair(log, head, head)
    const { cursor } = readPosition(from.meta)
    for (let number = 1; number <= 3; number += 1) log.receive(1, `depois ${number}`)
    // With a hole before it.
    apply(from, log.parsed.slice(-2), { road: 'snapshot', head: null })
    await comeLevel(from, to)
    moveOver(from, to)
    expect(readPosition(to.meta).cursor).toBe(cursor)
    apply(to, log.parsed.slice(cursor))
    const inOrder = openTestReplica()
    apply(inOrder, log.parsed)
    expect(dumpProjections(to)).toEqual(dumpProjections(inOrder))
  })

  test('one that ends before the snapshot is no successor, and nothing has changed', () => {
    const log = dayOfEight()
    const head = log.events.length - 3
    const { from, to } = pair(log, head, head - 1)
    from.drafts.save(conversationId, 'pela metade')
    expect(() => moveOver(from, to)).toThrow('successor-too-short')
    expect(to.drafts.all()).toEqual([])
    expect(from.drafts.find(conversationId)).toBe('pela metade')
  })

  test('whichever call of its store is the last, one of the two is the replica, and lacks nothing', {
    timeout: 90_000,
  }, () => {
    const log = dayOfEight()
    const head = log.events.length - 3
    let moved = false
    for (let call = 1; !moved; call += 1) {
      const store = createCrashingStore()
      const onStore = () => opened(openReplicaOn(store.create()))
      const { from, to } = pair(log, head, head, onStore(), onStore())
      from.drafts.save(conversationId, 'pela metade')
      store.crashAt(call)
      moved = !crashes(() => moveOver(from, to))
      store.disarm()
      const replica = isMarkedWhole(to.meta) ? to : from
      expect(replica === to).toBe(moved)
      expect(replica.drafts.find(conversationId)).toBe('pela metade')
      expect(readPosition(replica.meta).cursor).toBe(log.events.length)
      from.close()
      to.close()
    }
  })

  test('every table is known to be of the log, made from it, or of this replica alone', () => {
    const tables = openTestReplica()
      .db.prepare<[], string>(`select name from sqlite_schema where type = 'table'`)
      .pluck()
      .all()
    const fromLog = [
      ...['events', 'contents', 'conversations', 'timeline', 'reactions', 'message_changes'],
      ...['citizens', 'agents', 'media', 'templates', 'alerts', 'canned_versions', 'canned_uses'],
      ...['registration_events', 'registrations', 'marketing_preferences', 'office_versions'],
      ...[
        'receiving',
        'attendance_topics',
        'attended',
        'saved_filters',
        'citizen_fields',
        'reply_prices',
      ],
      ...['messages_fts', 'names_fts'],
    ]
    const known = [...OWN_TABLES, ...FORGOTTEN_TABLES, 'meta', ...fromLog]
    const strange = tables.filter(
      (name) =>
        !known.includes(name) &&
        name !== 'schema_migrations' &&
        !/^sqlite_|_fts_(data|idx|docsize|config)$/.test(name),
    )
    expect(strange).toEqual([])
  })
})

describe('the files, whatever cut the program off', () => {
  const key = randomBytes(32)
  const place = (): ReplicaPlace => ({ folder: folder(), key })

  function twoFiles() {
    const log = dayOfEight()
    const head = log.events.length - 3
    const former = opened(openReplicaIn(place()))
    apply(former, [], { road: 'snapshot', head })
    apply(former, log.parsed.slice(head))
    former.drafts.save(conversationId, 'pela metade')
    const successor = opened(openBeside(place()))
    apply(successor, log.parsed.slice(0, head))
    return { log, former, successor }
  }

  test('one that is not whole is no replica', () => {
    const { former, successor } = twoFiles()
    former.close()
    successor.close()
    const replica = opened(openReplicaIn(place()))
    expect(replica.drafts.find(conversationId)).toBe('pela metade')
    expect(readPosition(replica.meta).history.end).toBeGreaterThan(0)
    expect(existsSync(join(folder(), 'beside.db'))).toBe(true)
    replica.close()
  })

  test('one that is marked is the replica, under its usual name at the next start', () => {
    const { log, former, successor } = twoFiles()
    moveOver(former, successor)
    // Copied while both are open: what a power cut leaves, journals and all.
    const cut = mkdtempSync(join(tmpdir(), 'balcao-cut-'))
    cpSync(folder(), cut, { recursive: true })
    former.close()
    successor.close()
    const replica = opened(openReplicaIn({ folder: cut, key }))
    expect(replica.drafts.find(conversationId)).toBe('pela metade')
    expect(readPosition(replica.meta)).toMatchObject({
      ...{ cursor: log.events.length, history: { done: 0, end: 0 } },
    })
    replica.close()
    expect(readdirSync(cut)).toEqual(['replica.db'])
    rmSync(cut, { recursive: true })
  })

  test('cut off between removing the former and renaming, and with a journal of the former left', () => {
    const { log, former, successor } = twoFiles()
    moveOver(former, successor)
    successor.close()
    cpSync(join(folder(), 'replica.db-wal'), join(folder(), 'kept'))
    former.close()
    rmSync(join(folder(), 'replica.db'))
    cpSync(join(folder(), 'kept'), join(folder(), 'replica.db-wal'))
    expect(hasReplica({ folder: folder() })).toBe(true)
    const replica = opened(openReplicaIn(place()))
    expect(readPosition(replica.meta).cursor).toBe(log.events.length)
    expect(replica.db.pragma('integrity_check', { simple: true })).toBe('ok')
    replica.close()
  })

  test('one that cannot be read keeps nobody from her replica', () => {
    const { former, successor } = twoFiles()
    former.close()
    successor.close()
    writeFileSync(join(folder(), 'beside.db'), 'isto não é um banco de dados'.repeat(300))
    const replica = opened(openReplicaIn(place()))
    expect(replica.drafts.find(conversationId)).toBe('pela metade')
    replica.close()
  })
})
