import { strict as assert } from 'node:assert'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { call } from '../../renderer/bridge.ts'
import { sendDraft } from '../../renderer/features/composer/use-sending.ts'
import { forgetCameBack, sawCameBack, useCameBack } from '../../renderer/state/came-back.ts'
import { cannedSpansIn, followDrafts, putCannedIn } from '../../renderer/state/canned-marks.ts'
import { resend } from '../../renderer/state/commands.ts'
import { closeConversation, useConversation } from '../../renderer/state/conversation.ts'
import { seedDraft, takeReturnedWords, useDrafts, writeDraft } from '../../renderer/state/drafts.ts'
import { handDraftsOver } from '../../renderer/state/drafts-handover.ts'
import {
  followQuotes,
  forgetQuotes,
  type QuotableMessage,
  quote,
  stopQuoting,
  useQuoting,
} from '../../renderer/state/quoting.ts'
import { redraft } from '../../renderer/state/take-back.ts'
import type { ConversationView } from '../../shared/ipc/conversation.ts'
import type { TimelineItem } from '../../shared/ipc/timeline.ts'

vi.mock('../../renderer/bridge.ts', () => ({ call: vi.fn() }))
vi.stubGlobal('requestAnimationFrame', () => 0)

const asked = vi.mocked(call)
const CASE = 'c'

followDrafts()
followQuotes()

beforeEach(() => {
  asked.mockReset()
  asked.mockResolvedValue(null as never)
  handDraftsOver('ana')
  forgetQuotes()
  forgetCameBack()
  closeConversation()
})

describe('what a reply answers', () => {
  test('leaves with its words: the next reply answers nothing in particular', async () => {
    const held = Promise.withResolvers<{ outcome: 'queued' }>()
    asked.mockImplementation((name) => {
      return name === 'issue-command' ? held.promise : Promise.resolve(null as never)
    })
    quote(view(), hers('a'))
    writeDraft('reply', 'c', 'Essa mesma')
    const first = sendDraft(view())
    writeDraft('reply', 'c', 'Bom dia')
    const second = sendDraft(view())
    held.resolve({ outcome: 'queued' })
    await Promise.all([first, second])
    expect(sent()).toEqual([
      ['Essa mesma', 'wamid.a'],
      ['Bom dia', null],
    ])
  })

  test('leaves as it stood when it was sent off: what she writes on is the next reply', async () => {
    asked.mockImplementation((name) =>
      Promise.resolve((name === 'issue-command' ? { outcome: 'queued' } : null) as never),
    )
    writeDraft('reply', 'c', 'Bom dia, Rita.Abre')
    await sendDraft(view(), { looked: 'Bom dia, Rita.' })
    expect([sent(), useDrafts.getState().reply]).toEqual([
      [['Bom dia, Rita.', null]],
      { c: 'Abre' },
    ])
  })

  test('takes along what of it is canned; what she put in below stays canned in the next one', async () => {
    asked.mockImplementation((name) =>
      Promise.resolve((name === 'issue-command' ? { outcome: 'queued' } : null) as never),
    )
    putCannedIn('c', { replyId: 'greeting', words: 'Bom dia, Rita.', at: 0, until: 0 })
    putCannedIn('c', { replyId: 'hours', words: 'Abre às 8h.', at: 14, until: 14 })
    await sendDraft(view(), { looked: 'Bom dia, Rita.' })
    const [command] = asked.mock.calls.flatMap(([name, argument]) =>
      name === 'issue-command' && 'command' in argument ? [argument.command] : [],
    )
    expect(command).toMatchObject({ text: 'Bom dia, Rita.', canned: ['greeting'] })
    expect(cannedSpansIn('c')).toEqual([{ replyId: 'hours', start: 0, end: 11 }])
  })

  test('stays where she has changed what was looked at', async () => {
    writeDraft('reply', 'c', 'Boa tarde, Rita.')
    await sendDraft(view(), { looked: 'Bom dia, Rita.' })
    expect([sent(), useDrafts.getState().reply]).toEqual([[], { c: 'Boa tarde, Rita.' }])
  })

  test('does not take along words that came back unseen: Enter asks about them once', async () => {
    asked.mockImplementation((name) =>
      Promise.resolve((name === 'issue-command' ? { outcome: 'queued' } : null) as never),
    )
    seedDraft('reply', 'c', '')
    writeDraft('reply', 'c', 'Bom dia')
    takeReturnedWords('reply', 'c', 'A vaga é sua.')
    const stands = 'Bom dia\nA vaga é sua.'
    await sendDraft(view(), { looked: stands })
    expect([sent(), useDrafts.getState().reply]).toEqual([[], { c: stands }])
    expect(useCameBack.getState().askedIn).toBe('c')
    await sendDraft(view(), { looked: stands })
    expect([sent(), useCameBack.getState().askedIn]).toEqual([[[stands, null]], null])
  })

  test('leaves without asking where such words stand below it, or have been seen there', async () => {
    asked.mockImplementation((name) =>
      Promise.resolve((name === 'issue-command' ? { outcome: 'queued' } : null) as never),
    )
    seedDraft('reply', 'c', '')
    writeDraft('reply', 'c', 'Bom dia')
    takeReturnedWords('reply', 'c', 'A vaga é sua.')
    await sendDraft(view(), { looked: 'Bom dia' })
    expect(sent()).toEqual([['Bom dia', null]])
    sawCameBack('c')
    await sendDraft(view())
    expect(sent()).toEqual([
      ['Bom dia', null],
      ['A vaga é sua.', null],
    ])
  })

  test('is not forgotten for another one that was chosen while it left', async () => {
    const held = Promise.withResolvers<{ outcome: 'queued' }>()
    asked.mockImplementation((name) => {
      return name === 'issue-command' ? held.promise : Promise.resolve(null as never)
    })
    quote(view(), hers('a'))
    writeDraft('reply', 'c', 'Essa mesma')
    const sending = sendDraft(view())
    quote(view(), hers('b'))
    held.resolve({ outcome: 'queued' })
    await sending
    expect(quoted()?.messageId).toBe('b')
  })

  test('comes back with words that were not taken', async () => {
    asked.mockImplementation((name) => {
      const answer = { outcome: 'refused', refusal: { reason: 'window-closed' } }
      return Promise.resolve((name === 'issue-command' ? answer : null) as never)
    })
    quote(view(), hers('a'))
    writeDraft('reply', 'c', 'Essa mesma')
    await sendDraft(view())
    expect([useDrafts.getState().reply, quoted()?.messageId]).toEqual([{ c: 'Essa mesma' }, 'a'])
  })

  test('is shown as its writer has changed it', () => {
    quote(view(), hers('a'))
    show(view({ items: [hers('a', { content: { kind: 'text', text: 'Quadra 12' } })] }))
    expect(quoted()?.content).toEqual({ kind: 'text', text: 'Quadra 12' })
  })

  test.each([
    ['its writer took it back', view({ items: [hers('a', { revokedAt: 5 })] })],
    ['it is covered', view({ items: [hers('a', { content: null })] })],
    ['everything of hers was erased', view({ erased: true })],
  ])('is gone, with its words, once %s', (_, later) => {
    quote(view(), hers('a'))
    show(later)
    expect(useQuoting.getState().byConversation).toEqual({})
  })

  test('is read with the draft that was kept, and what is chosen here wins', () => {
    const { id: messageId, whatsappId, from, content } = hers('a')
    const draftQuote = { messageId, whatsappId, from, content: content ?? assert.fail() }
    show({ ...view(), draftQuote })
    expect(quoted()?.messageId).toBe('a')
    closeConversation()
    quote(view(), hers('b'))
    show({ ...view(), draftQuote })
    expect(quoted()?.messageId).toBe('b')
  })

  test('is named again by a new attempt, and by words that become a draft again', async () => {
    asked.mockImplementation((name) => {
      return Promise.resolve((name === 'issue-command' ? { outcome: 'queued' } : null) as never)
    })
    seedDraft('reply', 'c', '')
    const reply = mine({ messageId: 'a', whatsappId: 'wamid.a', revoked: false })
    await resend(view(), reply, 'Essa mesma')
    expect(sent()).toEqual([['Essa mesma', 'wamid.a']])
    await redraft(view(), reply, 'Essa mesma')
    expect([useDrafts.getState().reply, quoted()?.messageId]).toEqual([{ c: 'Essa mesma' }, 'a'])
    stopQuoting('c')
    await redraft(view(), mine({ messageId: 'a', whatsappId: 'wamid.a', revoked: true }), 'Essa')
    expect(quoted()).toBeUndefined()
  })

  test('stays while it is not among the lines on the screen', () => {
    quote(view(), hers('a'))
    show(view({ items: [hers('z')] }))
    expect(quoted()?.messageId).toBe('a')
  })
})

function show(later: ConversationView): void {
  useConversation.setState({ conversationId: 'c', view: later, state: 'open' })
}

function quoted() {
  return useQuoting.getState().byConversation[CASE]
}

function sent() {
  return asked.mock.calls.flatMap(([name, argument]) => {
    if (name !== 'issue-command' || !('command' in argument)) return []
    const { command } = argument
    return command.type === 'send-reply' ? [[command.text, command.replyTo]] : []
  })
}

function hers(id: string, changes: Partial<QuotableMessage> = {}): QuotableMessage {
  const content = { kind: 'text', text: 'Quadra 10' } as const
  const message = { kind: 'message', id, whatsappId: `wamid.${id}`, from: 'citizen', content }
  return { ...message, revokedAt: null, unconfirmed: null, ...changes } as QuotableMessage
}

function mine(answered: { messageId: string; whatsappId: string; revoked: boolean }) {
  const content = { kind: 'text', text: 'Quadra 10' } as const
  return {
    ...hers('r'),
    from: 'agent' as const,
    quote: { from: 'citizen', content, ...answered },
  } as Extract<TimelineItem, { kind: 'message' }>
}

function view({ items = [], erased = false }: { items?: TimelineItem[]; erased?: boolean } = {}) {
  const page = { items, before: null }
  const nothing = { attachments: [], draft: '', noteDraft: '', draftQuote: null }
  const shown = { conversationId: 'c', erased, page, ...nothing }
  return shown as unknown as ConversationView
}
