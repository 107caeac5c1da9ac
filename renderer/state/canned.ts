import { create } from 'zustand'
import type { CannedCommand } from '../../shared/commands.ts'
import type { CannedReply } from '../../shared/domain/canned/canned-reply.ts'
import type { CannedReplyView } from '../../shared/ipc/canned.ts'
import { call } from '../bridge.ts'
import { coalesce } from './coalesce.ts'
import { notify } from './notices.ts'

type CannedState = {
  /** Null until they were read. */
  replies: readonly CannedReplyView[] | null
  failed: boolean
}

const nothingKnown: CannedState = { replies: null, failed: false }

/** The canned replies that this agent is offered. */
export const useCanned = create<CannedState>()(() => nothingKnown)

export const refreshCanned = coalesce(async () => {
  try {
    const { replies } = await call('list-canned-replies', {})
    useCanned.setState({ replies, failed: false })
  } catch {
    // Said where they are listed, with a button to try again.
    useCanned.setState({ failed: true })
  }
})

export function forgetCanned(): void {
  useCanned.setState(nothingKnown)
}

/**
 * @param basedOn the command that made what its writer had before her; null for a new one.
 * @returns what the next change is based on; null when it was not queued.
 */
export function saveCanned(reply: CannedReply, basedOn: string | null): Promise<string | null> {
  return issue({ type: 'save-canned-reply', ...common(), reply, basedOn })
}

export function removeCanned(replyId: string, basedOn: string | null): Promise<string | null> {
  return issue({ type: 'remove-canned-reply', ...common(), replyId, basedOn })
}

/** Puts away what the relay refused. */
export async function forgetRefused(commandId: string): Promise<void> {
  await call('discard-command', { commandId })
  await refreshCanned()
}

function common() {
  return { commandId: crypto.randomUUID(), issuedAt: Date.now() }
}

async function issue(command: CannedCommand): Promise<string | null> {
  const answer = await call('issue-command', { command })
  if (answer.outcome === 'refused') notify({ kind: 'refused', refusal: answer.refusal })
  await refreshCanned()
  return answer.outcome === 'queued' ? command.commandId : null
}
