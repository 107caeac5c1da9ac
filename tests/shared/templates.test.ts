import { describe, expect, it } from 'vitest'
import type { Command } from '../../shared/commands.ts'
import { decide } from '../../shared/domain/decide.ts'
import { fillTemplate, valueProblems } from '../../shared/domain/templates/fill-template.ts'
import { placeholdersOf } from '../../shared/domain/templates/placeholders.ts'
import { suggestValues } from '../../shared/domain/templates/suggest-values.ts'
import {
  type Template,
  type TemplateStatus,
  templateSchema,
  whyUnusable,
} from '../../shared/domain/templates/template.ts'
import { ana, bruno, closed, HOUR, heldByAna, id, NOON } from '../support/cases.ts'
import { positionalTemplate, sampleTemplate } from '../support/sample-templates.ts'

const template = sampleTemplate()
const values = {
  'header:protocolo': '2026-000123',
  'body:nome': 'Maria',
  'body:assunto': 'a poda da árvore',
}

describe('the placeholders of a template', () => {
  it('are named by their part, in the order in which a citizen reads them', () => {
    expect(placeholdersOf(template).map(({ key, example }) => [key, example])).toEqual([
      ['header:protocolo', null],
      ['body:nome', 'Maria'],
      ['body:assunto', null],
    ])
  })

  it('positional ones come in the order of their numbers, each once; buttons hold theirs', () => {
    expect(placeholdersOf(positionalTemplate).map(({ key }) => key)).toEqual([
      'body:1',
      'body:2',
      'button-0:1',
      'button-1:1',
    ])
  })
})

describe('values', () => {
  it('stand in the message as the citizen reads it, and in what WhatsApp is told', () => {
    expect(fillTemplate(template, values)).toEqual({
      kind: 'template',
      name: 'retomar_atendimento',
      language: 'pt_BR',
      parameterFormat: 'named',
      header: 'Protocolo 2026-000123',
      body: 'Olá, Maria! Temos uma resposta sobre a poda da árvore.',
      footer: 'Prefeitura de Palmas',
      buttons: [{ kind: 'quick-reply', text: 'Continuar', value: null }],
      parameters: [
        { place: 'header', button: null, name: 'protocolo', value: '2026-000123' },
        { place: 'body', button: null, name: 'nome', value: 'Maria' },
        { place: 'body', button: null, name: 'assunto', value: 'a poda da árvore' },
      ],
    })
  })

  it('of buttons complete a link, or are the code to copy', () => {
    const filled = fillTemplate(positionalTemplate, {
      'body:1': '2026-1',
      'body:2': 'Ana',
      'button-0:1': 'abc',
      'button-1:1': 'PALMAS10',
    })
    expect(filled.body).toBe('Olá, Ana! O protocolo 2026-1 mudou, Ana.')
    expect(filled.buttons.map(({ value }) => value)).toEqual([
      'https://example.org/p/abc',
      'PALMAS10',
    ])
  })

  it('a dollar sign or a placeholder in a value is only that', () => {
    const filled = fillTemplate(template, { ...values, 'body:nome': '$& {{assunto}}' })
    expect(filled.body).toBe('Olá, $& {{assunto}}! Temos uma resposta sobre a poda da árvore.')
  })

  it.each([
    ['a missing one', undefined, 'empty'],
    ['one of spaces', '   ', 'empty'],
    ['a line break', 'uma\nduas', 'line-break'],
    ['a tab', 'uma\tduas', 'line-break'],
    ['four spaces in a row', 'uma    duas', 'many-spaces'],
    ['one that makes the body too long', 'x'.repeat(1024), 'too-long'],
  ] as const)('%s is refused', (_, value, problem) => {
    const given: Record<string, string> = { ...values }
    if (value === undefined) delete given['body:nome']
    else given['body:nome'] = value
    expect(valueProblems(template, given)).toEqual([{ key: 'body:nome', problem }])
  })

  it.each([
    ['a name of one word', 'Maria'],
    ['one with accents and an emoji', 'João 🌻'],
    ['one with three spaces', 'a   b'],
  ])('%s is taken', (_, name) => {
    expect(valueProblems(template, { ...values, 'body:nome': name })).toEqual([])
  })

  it('a header has 60 letters, a code 15, and a link no spaces', () => {
    const long = { ...values, 'header:protocolo': 'x'.repeat(60) }
    expect(valueProblems(template, long)).toEqual([
      { key: 'header:protocolo', problem: 'too-long' },
    ])
    const given = { 'body:1': '1', 'body:2': '2', 'button-0:1': 'a b', 'button-1:1': 'c' }
    expect(valueProblems(positionalTemplate, given)).toEqual([
      { key: 'button-0:1', problem: 'not-in-link' },
    ])
    const code = { ...given, 'button-0:1': 'ab', 'button-1:1': 'x'.repeat(16) }
    expect(valueProblems(positionalTemplate, code)).toEqual([
      { key: 'button-1:1', problem: 'too-long' },
    ])
  })
})

describe('what is suggested', () => {
  it.each([
    ['Maria Aparecida', 'Maria'],
    ['Bia', 'Bia'],
    ['  Ana  Luiza ', 'Ana'],
  ])('the first word of %s, for whoever asks for a name', (citizenName, first) => {
    const known = { citizenName, protocol: '2026-7', agentName: 'Bruno Inventado' }
    expect(suggestValues(template, known)).toEqual({
      'header:protocolo': '2026-7',
      'body:nome': first,
    })
  })

  it('nothing for a citizen without a name, nor for placeholders that are numbers', () => {
    const known = { citizenName: null, protocol: '2026-7', agentName: '' }
    expect(suggestValues(template, known)).toEqual({ 'header:protocolo': '2026-7' })
    expect(suggestValues(positionalTemplate, known)).toEqual({})
  })
})

describe('a template', () => {
  it.each<[TemplateStatus, ReturnType<typeof whyUnusable>]>([
    ['approved', null],
    ['pending', 'pending'],
    ['in-appeal', 'rejected'],
    ['rejected', 'rejected'],
    ['paused', 'paused'],
    ['disabled', 'disabled'],
    ['limit-exceeded', 'disabled'],
    ['locked', 'disabled'],
    ['archived', 'withdrawn'],
    ['pending-deletion', 'withdrawn'],
    ['deleted', 'withdrawn'],
    ['unknown', 'unsupported'],
  ])('that is %s: %s', (status, why) => {
    expect(whyUnusable(sampleTemplate({ status }))).toBe(why)
  })

  it.each<[string, Partial<Template>]>([
    ['with a file in its header', { header: { format: 'document', text: '' } }],
    ['with a button of a new kind', { buttons: [{ kind: 'unknown', text: 'X', url: null }] }],
    ['for sign-in codes', { category: 'authentication' }],
  ])('%s cannot be sent from the desk', (_, more) => {
    expect(whyUnusable(sampleTemplate(more))).toBe('unsupported')
  })

  it('of a newer version is read, and not offered where its state has no name here', () => {
    const newer = { ...template, status: 'resting', category: 'gossip', more: 1 }
    expect(templateSchema.parse(newer)).toMatchObject({ status: 'unknown', category: 'unknown' })
  })
})

describe('sending a template', () => {
  const command = (more: Partial<Extract<Command, { type: 'send-template' }>> = {}): Command => ({
    type: 'send-template',
    commandId: id('9'),
    conversationId: heldByAna.conversationId,
    attendanceId: heldByAna.attendance?.attendanceId ?? '',
    issuedAt: NOON,
    seenSeq: 0,
    messageId: id('8'),
    name: template.name,
    language: template.language,
    values,
    ...more,
  })
  const decided = (
    asked: Command,
    {
      actor = ana,
      state = heldByAna,
      known = template as Template | null,
      stopped = null as number | null,
    } = {},
  ) => {
    const decision = decide(state, asked, {
      actor,
      now: NOON + 48 * HOUR,
      findAgent: () => null,
      findTemplate: ({ name, language }) =>
        known?.name === name && known.language === language ? known : null,
      stoppedMarketing: () => stopped,
    })
    return 'refused' in decision ? decision.refused : decision.accepted
  }

  it('is allowed when the window has closed, with the words as they will be read', () => {
    expect(decided(command())).toEqual([
      {
        type: 'reply-queued',
        conversationId: heldByAna.conversationId,
        attendanceId: heldByAna.attendance?.attendanceId,
        agentId: ana.agentId,
        commandId: id('9'),
        messageId: id('8'),
        seenSeq: 0,
        replyTo: null,
        content: fillTemplate(template, values),
      },
    ])
  })

  it('is for the holder of an open case', () => {
    expect(decided(command(), { actor: bruno })).toMatchObject({ reason: 'not-holder' })
    expect(decided(command(), { state: closed })).toEqual({ reason: 'attendance-closed' })
  })

  it('does not go to who is blocked', () => {
    const block = { until: NOON + 72 * HOUR } as NonNullable<typeof heldByAna.block>
    expect(decided(command(), { state: { ...heldByAna, block } })).toEqual({
      reason: 'citizen-blocked',
      until: block.until,
    })
  })

  it('wants a template that the account has and WhatsApp lets be used', () => {
    expect(decided(command({ language: 'en' }))).toEqual({ reason: 'unknown-template' })
    expect(decided(command(), { known: sampleTemplate({ status: 'paused' }) })).toEqual({
      reason: 'template-unusable',
      why: 'paused',
    })
  })

  it('of marketing does not go to who stopped it at WhatsApp', () => {
    const marketing = sampleTemplate({ category: 'marketing' })
    const since = NOON - HOUR
    expect(decided(command(), { known: marketing, stopped: since })).toEqual({
      reason: 'marketing-stopped',
      since,
    })
    expect(decided(command(), { known: marketing })).toHaveLength(1)
    expect(decided(command(), { stopped: since })).toHaveLength(1)
  })

  it('never goes out with a hole in it', () => {
    expect(decided(command({ values: { ...values, 'body:nome': ' ' } }))).toEqual({
      reason: 'template-values',
      problems: [{ key: 'body:nome', problem: 'empty' }],
    })
  })

  it('is held up once by what the citizen wrote meanwhile', () => {
    const state = { ...heldByAna, unansweredSeqs: [7] }
    expect(decided(command(), { state })).toEqual({ reason: 'newer-messages', count: 1 })
    expect(decided(command({ confirmed: true }), { state })).toHaveLength(1)
  })
})
