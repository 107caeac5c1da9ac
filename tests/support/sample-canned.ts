import { randomUUID } from 'node:crypto'
import type { CannedCommand } from '../../shared/commands.ts'
import type { CannedReply } from '../../shared/domain/canned/canned-reply.ts'

/** A canned reply of the team; `more` replaces what a test is about. */
export function sampleReply(more: Partial<CannedReply> = {}): CannedReply {
  return {
    replyId: 'f0000000-0000-4000-8000-000000000001',
    scope: 'team',
    shortcut: 'poda de árvore',
    text: '{{saudação}}, {{primeiro_nome}}! A equipe vai à {{quadra}}.',
    area: 'Zeladoria Urbana',
    validFrom: null,
    validUntil: null,
    ...more,
  }
}

export function saveReply(reply: CannedReply, basedOn: string | null = null): CannedCommand {
  const common = { commandId: randomUUID(), issuedAt: Date.now() }
  return { type: 'save-canned-reply', ...common, reply, basedOn }
}

export function removeReply({ replyId }: CannedReply, basedOn: string): CannedCommand {
  const common = { commandId: randomUUID(), issuedAt: Date.now() }
  return { type: 'remove-canned-reply', ...common, replyId, basedOn }
}
