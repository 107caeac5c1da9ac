import { describe, expect, it } from 'vitest'
import type { Command } from '../../../shared/commands.ts'
import { decide } from '../../../shared/domain/decide.ts'
import {
  consentOf,
  consentOfPerson,
  detailsOf,
  followRegistration,
  hasDeclined,
  isOnList,
  type Registration,
  undoableIn,
} from '../../../shared/domain/registration/registration.ts'
import { saysWording } from '../../../shared/domain/registration/wording.ts'
import {
  ana,
  attendanceId,
  closed,
  conversationId,
  heldByAna,
  id,
  MINUTE,
  NOON,
} from '../../support/cases.ts'

const wording = {
  version: '2',
  text: '{{se primeiro_nome}}{{primeiro_nome}}, q{{senão}}Q{{fim}}uer receber avisos? (sim/não)',
}
const filled = 'Maria, quer receber avisos? (sim/não)'
/** Where the wording and the citizen's messages stand in the log. */
const ASKED = 20
const messages: Record<string, number> = { [id('5')]: 12, [id('6')]: 25 }

it('what was asked keeps the words and their version, and nothing of what the document remembers', () => {
  const decision = decide(heldByAna, ask(), {
    actor: ana,
    now: NOON + MINUTE,
    findAgent: () => null,
    findRegistration: () => [],
    wording: { ...wording, former: ['1'] },
  })
  const asked =
    'accepted' in decision && decision.accepted.find(({ type }) => type === 'consent-asked')
  expect(asked).toMatchObject({ wording })
  expect(JSON.stringify(asked)).not.toContain('former')
})

let commands = 0

function command(particulars: Record<string, unknown>): Command {
  commands += 1
  const commandId = `00000000-0000-4000-8000-${String(commands).padStart(12, '0')}`
  const where = { conversationId, attendanceId }
  return { commandId, issuedAt: NOON, seenSeq: 30, ...where, ...particulars } as Command
}

const ask = (text = filled, asksConsent = '2') =>
  command({ type: 'send-reply', messageId: id('8'), text, replyTo: null, asksConsent })
const say = (answer: string, proofMessageId: string | null = null) =>
  command({ type: 'record-consent', answer, proofMessageId })
const save = (details: Record<string, unknown>) =>
  command({
    type: 'save-registration',
    details: { name: null, quadra: null, topics: [], ...details },
  })

/** What a command does to a registration: its new steps, or the reason of a refusal. */
function outcomeOf(steps: Registration, asked: Command, state = heldByAna): Registration | string {
  const decision = decide(state, asked, {
    actor: ana,
    now: NOON + MINUTE,
    findAgent: () => null,
    findRegistration: () => steps,
    findInbound: (_, messageId) => messages[messageId] ?? null,
    wording,
  })
  if ('refused' in decision) return decision.refused.reason
  return decision.accepted.reduce<Registration>(
    (before, event) => followRegistration(before, { ...event, at: NOON, seq: ASKED }),
    steps,
  )
}

function told(...asked: Command[]): Registration {
  return asked.reduce<Registration>((steps, one) => {
    const next = outcomeOf(steps, one)
    if (typeof next === 'string') throw new Error(next)
    return next
  }, [])
}

describe('asking whether a citizen wants the list', () => {
  it('is a reply of its holder, with the organisation’s own words and nothing else', () => {
    expect(consentOf(told(ask()))).toMatchObject({ what: 'asked', wording })
    expect(outcomeOf([], ask('Quer receber avisos? (sim/não)'))).toHaveLength(1)
    expect(outcomeOf([], ask(`${filled} E vote em mim.`))).toBe('other-wording')
    expect(outcomeOf([], ask(filled, '1'))).toBe('other-wording')
    expect(outcomeOf([], ask(), closed)).toBe('attendance-closed')
  })

  it('is not done to somebody who is on it', () => {
    expect(outcomeOf(told(ask(), say('accepted', id('6'))), ask())).toBe('already-registered')
  })

  it('holds a wording to its words, whatever name stands in its placeholders', () => {
    expect(saysWording(wording, 'João (Zé), quer receber avisos? (sim/não)')).toBe(true)
    expect(saysWording(wording, 'Maria, quer receber aviso? (sim/não)')).toBe(false)
    const threat = 'Maria, sem isto seu protocolo é cancelado, quer receber avisos? (sim/não)'
    expect(saysWording(wording, threat)).toBe(false)
  })
})

describe('what the citizen answers', () => {
  it('is a yes only by a message of hers that came after the wording', () => {
    const yes = told(ask(), say('accepted', id('6')))
    expect(isOnList(consentOf(yes))).toBe(true)
    expect(consentOf(yes)).toMatchObject({ version: '2', proofMessageId: id('6') })
    expect(outcomeOf(told(ask()), say('accepted', id('5')))).toBe('no-proof')
    expect(outcomeOf(told(ask()), say('accepted'))).toBe('no-proof')
    expect(outcomeOf(told(ask()), say('accepted', id('7')))).toBe('no-proof')
    expect(outcomeOf([], say('accepted', id('6')))).toBe('no-proof')
  })

  it('is no yes when she left meanwhile, whatever she had written before', () => {
    const left = followRegistration(told(ask()), {
      ...{ type: 'consent-withdrawn', citizenId: id('3'), conversationId, way: 'keyword' },
      ...{ agentId: null, commandId: null, proofMessageId: id('6'), at: NOON, seq: 26 },
    })
    expect(outcomeOf(left, say('accepted', id('6')))).toBe('no-proof')
  })

  it('may be a no, with or without a message, and also once the case is closed', () => {
    expect(consentOf(told(ask(), say('refused')))).toMatchObject({ what: 'refused' })
    expect(outcomeOf([], say('refused', id('5')), closed)).toHaveLength(1)
  })

  it('may change: a no of who is on the list is leaving it, and a yes after a new asking counts', () => {
    const left = told(ask(), say('accepted', id('6')), say('refused'))
    expect(consentOf(left)).toMatchObject({ what: 'withdrawn', way: 'told' })
    const asked = outcomeOf(left, ask()) as Registration
    expect(consentOf(asked)?.what).toBe('asked')
    expect(hasDeclined(asked)).toBe(true)
    const back = outcomeOf(asked, say('accepted', id('6'))) as Registration
    expect(hasDeclined(back)).toBe(false)
  })

  it('said twice is one step', () => {
    const no = told(say('refused'))
    expect(outcomeOf(no, say('refused'))).toEqual(no)
  })
})

describe('what she tells of herself', () => {
  it('is kept tidy, and never empty', () => {
    const saved = told(
      save({ name: '  Maria \n Fictícia ', quadra: ' ', topics: ['Saúde', 'Saúde ', ''] }),
    )
    expect(detailsOf(saved)).toEqual({ name: 'Maria Fictícia', quadra: null, topics: ['Saúde'] })
  })

  it('is taken back step by step, the newest first, but never a message that went out', () => {
    const first = save({ quadra: '504 sul' })
    const second = save({ quadra: 'ARSE 51' })
    const steps = told(first, second)
    const undo = (undoes: string) => command({ type: 'undo-registration', undoes })
    expect(outcomeOf(steps, undo(first.commandId))).toBe('nothing-to-undo')
    expect(detailsOf(outcomeOf(steps, undo(second.commandId)) as Registration).quadra).toBe(
      '504 sul',
    )
    const asked = told(ask())
    expect(undoableIn(asked)).toBeNull()
    const yes = say('accepted', id('6'))
    const accepted = outcomeOf(asked, yes) as Registration
    expect(outcomeOf(accepted, undo(yes.commandId))).toEqual(asked)
  })

  it('is gone with an erasure, and so is what she agreed to', () => {
    const erasure = {
      type: 'content-erased' as const,
      ...{ citizenId: id('3'), conversationId, agentId: null, seqs: [], at: NOON },
    }
    const steps = told(save({ name: 'Maria' }))
    expect(followRegistration(steps, { ...erasure, cause: 'erasure' })).toEqual([])
    expect(followRegistration(steps, { ...erasure, cause: 'retention' })).toEqual(steps)
  })
})

it('the newest word of citizens who are one person holds for her', () => {
  const yes = told(ask(), say('accepted', id('6')))
  const no = told(say('withdrawn')).map((step) => ({ ...step, at: NOON + MINUTE }))
  expect(consentOfPerson([yes, no])?.what).toBe('withdrawn')
  expect(consentOfPerson([no, yes])?.what).toBe('withdrawn')
  expect(consentOfPerson([yes])?.what).toBe('accepted')
  const listed = followRegistration([], {
    ...{ type: 'subscriber-imported', citizenId: id('3'), importId: id('9'), agentId: id('1') },
    ...{ source: 'Lista inventada', obtainedAt: 1, content: detailsOf([]) },
    ...{ at: NOON + 2 * MINUTE, seq: 40 },
  })
  expect(consentOfPerson([listed, no])?.what).toBe('withdrawn')
  expect(consentOfPerson([listed, yes])?.what).toBe('imported')
  expect(consentOfPerson([])).toBeNull()
})
