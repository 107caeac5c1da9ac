/** A slip that somebody could make: `from` stands once in the file, and becomes `to`. */
export type PlantedBug = {
  readonly name: string
  readonly file: string
  readonly from: string
  readonly to: string
}

const merge = 'main/replica/merge.ts'
const door = 'main/replica/apply-events.ts'
const successor = 'main/replica/move-over.ts'
const project = 'main/projections/project.ts'
const outbox = 'main/outbox/outbox-table.ts'
const issue = 'main/outbox/issue-command.ts'
const answer = 'main/outbox/settle-answer.ts'
const decide = 'shared/domain/decide.ts'
const conversation = 'shared/domain/conversation.ts'

/** Each must be caught by the convergence suite, or the suite is worth nothing. */
export const bugs: readonly PlantedBug[] = [
  {
    name: 'the door walks over a gap',
    file: merge,
    from: 'if (event.seq > expected) return events.slice(0, index)',
    to: '',
  },
  {
    name: 'the cursor falls back with a late answer',
    file: merge,
    from: 'cursor: Math.max(position.cursor, lastSeq)',
    to: 'cursor: lastSeq || position.cursor',
  },
  {
    name: 'what lies before a snapshot is never filled in',
    file: merge,
    from: 'history: { done: 0, end: arrival.head }',
    to: 'history: { done: arrival.head, end: arrival.head }',
  },
  {
    name: 'history starts again from a late answer',
    file: merge,
    from: 'Math.min(Math.max(done, lastSeq), end)',
    to: 'Math.min(lastSeq || done, end)',
  },
  {
    name: 'an accepted command is forgotten before its events are here',
    file: merge,
    from: '(acceptedSeq !== null && acceptedSeq <= cursor)',
    to: 'acceptedSeq !== null',
  },
  {
    name: 'nothing settles the outbox',
    file: merge,
    from: 'if (pending.length === 0) return []',
    to: 'return []',
  },
  {
    name: 'the door is no transaction',
    file: door,
    from: 'return atomically(replica.db, ',
    to: 'return ((work) => work())(',
  },
  {
    name: 'the door forgets to move the position',
    file: door,
    from: 'writePosition(meta, { ...merged.confirmed, heardAt })',
    to: 'if (arrival.road !== "history") writePosition(meta, { ...merged.confirmed, heardAt })',
  },
  {
    name: 'events that are here already are projected again',
    file: 'main/replica/event-table.ts',
    from: '      return kept\n',
    to: '      return [...events]\n',
  },
  {
    name: 'what comes late is folded at the end',
    file: project,
    from: 'if (parsed.event.seq < before.appliedSeq) late.add(conversationId)\n    else folded',
    to: 'folded',
  },
  {
    name: 'the last message is the last to arrive',
    file: project,
    from: 'return b.at > a.at || (b.at === a.at && b.seq > a.seq) ? b : a',
    to: 'return b',
  },
  {
    name: 'an old name comes back with the history',
    file: 'main/projections/people-tables.ts',
    from: 'where excluded.seq > citizens.seq',
    to: '',
  },
  {
    name: 'a successor lacks what came since',
    file: successor,
    from: '    takeRest(from, to)\n',
    to: '',
  },
  {
    name: 'what is here alone stays behind',
    file: successor,
    from: 'for (const table of OWN_TABLES) copy(',
    to: 'for (const table of OWN_TABLES.slice(1)) copy(',
  },
  {
    name: 'a message is indexed only while it is new',
    file: 'main/projections/search-index.ts',
    from: 'if (text !== null) words.put(event.seq, text)',
    to: 'if (text !== null && event.seq > (stretch.get({ expression: \'"palavra"*\', from: 0, to: Number.MAX_SAFE_INTEGER, limit: 1 }) ?? 0)) words.put(event.seq, text)',
  },
  {
    name: 'a command leaves before that is written down',
    file: outbox,
    from: 'durably(db, () => leave.run(commandId))',
    to: 'void commandId',
  },
  {
    name: 'the newest command goes first',
    file: outbox,
    from: "held('before')})\n     order by position limit 1`",
    to: "held('before')})\n     order by position desc limit 1`",
  },
  {
    name: 'an accepted command is put away at once',
    file: answer,
    from: 'else outbox.accept(answer.commandId, answer.seq)',
    to: 'else outbox.remove(answer.commandId)',
  },
  {
    name: 'a refused command is thrown away with its words',
    file: answer,
    from: 'return row === null ? [] : settleRefusal(replica, row, answer.refusal)',
    to: 'outbox.remove(answer.commandId)\n    return []',
  },
  {
    name: 'a sent reply stays a draft',
    file: issue,
    from: 'drafts.removeSent(command.conversationId, written.text)',
    to: 'void drafts',
  },
  {
    name: 'command and draft are no one transaction',
    file: issue,
    from: 'durably(replica.db, () => {\n    if (replaced',
    to: ';((_db, work) => work())(replica.db, () => {\n    if (replaced',
  },
  {
    name: 'a confirmed reply leaves the refused one behind',
    file: issue,
    from: 'if (replaced !== null) outbox.remove(replaced)\n    else',
    to: 'if (replaced === null)',
  },
  {
    name: 'a command that has left is taken back',
    file: issue,
    from: "if (row.state !== 'refused' && row.hasLeft)",
    to: 'if (false)',
  },
  {
    name: 'two agents may hold the same attendance',
    file: decide,
    from: 'if (attendance.holderId !== null) {',
    to: 'if (false) {',
  },
  {
    name: 'anybody may answer',
    file: 'shared/domain/decision.ts',
    from: 'if (attendance.holderId === actor.agentId && !isStale(attendance, command)) return null',
    to: 'return null',
  },
  {
    name: 'releasing keeps the holder',
    file: conversation,
    from: "case 'attendance-released':\n",
    to: "case 'attendance-released':\n      return state\n",
  },
]
