import type { Command, CommandAnswer } from '../../shared/commands.ts'
import type { Actor } from '../../shared/domain/agent.ts'
import { decide } from '../../shared/domain/decide.ts'
import type { Decision } from '../../shared/domain/decision.ts'
import type { Accounts } from '../accounts/accounts.ts'
import type { OutgoingReplies } from '../delivery/outgoing-replies.ts'
import type { Log } from '../log/log.ts'
import type { CommandAnswers } from './command-answers.ts'

export type CommandContext = {
  readonly log: Log
  readonly answers: CommandAnswers
  readonly accounts: Accounts
  readonly outgoing: OutgoingReplies
  readonly clock: () => number
}

export type CommandOutcome =
  | { readonly outcome: 'answered'; readonly answer: CommandAnswer }
  /** Another agent's command has this id, or another reply this message id. */
  | { readonly outcome: 'id-taken' }

/**
 * Decides a command and keeps its events and its answer in one transaction. A command that was
 * answered before gets the same answer, and nothing happens again.
 */
export function executeCommand(
  context: CommandContext,
  actor: Actor,
  command: Command,
): Promise<CommandOutcome> {
  const { log, answers, accounts, outgoing, clock } = context
  const { commandId, conversationId } = command
  return log.transaction((append): CommandOutcome => {
    const earlier = answers.find(commandId)
    if (earlier) {
      const isTheirs = earlier.agentId === actor.agentId
      return isTheirs ? { outcome: 'answered', answer: earlier.answer } : { outcome: 'id-taken' }
    }
    if (command.type === 'send-reply' && outgoing.find(command.messageId)) {
      return { outcome: 'id-taken' }
    }
    const decision = decide(log.conversations.find(conversationId), command, {
      actor,
      now: clock(),
      findAgent: (agentId) => accounts.findAgent(agentId),
    })
    const answer = answerTo(commandId, decision, (events) => append(conversationId, () => events))
    answers.keep(actor.agentId, answer)
    return { outcome: 'answered', answer }
  })
}

function answerTo(
  commandId: string,
  decision: Decision,
  append: (events: Extract<Decision, { accepted: unknown }>['accepted']) => number,
): CommandAnswer {
  return 'refused' in decision
    ? { outcome: 'refused', commandId, refusal: decision.refused }
    : { outcome: 'accepted', commandId, seq: append(decision.accepted) }
}
