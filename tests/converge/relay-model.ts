import type { Command, CommandAnswer } from '../../shared/commands.ts'
import { decide } from '../../shared/domain/decide.ts'
import type { LogEvent, ParsedEvent } from '../../shared/events.ts'
import { account, SampleLog, sampleAccounts } from '../support/sample-log.ts'

/**
 * The relay in memory: the shared rules over a log, and the answer given to each command id, kept in
 * the same moment. It never crashes halfway; its own tests do that.
 */
export class RelayModel {
  readonly log = new SampleLog()
  readonly answers = new Map<string, CommandAnswer>()
  /** As they were carried out, first time only. */
  readonly commands = new Map<string, Command>()

  get head(): number {
    return this.log.events.length
  }

  execute(agent: number, command: Command): CommandAnswer {
    const given = this.answers.get(command.commandId)
    if (given) return given
    const { commandId } = command
    const decision = decide(this.log.states.get(command.conversationId) ?? null, command, {
      actor: account(agent),
      now: this.log.now,
      findAgent: (agentId) => {
        const found = sampleAccounts.find((each) => each.agentId === agentId)
        return found ? { ...found, disabled: false } : null
      },
    })
    this.commands.set(commandId, command)
    if ('accepted' in decision) this.log.append(...decision.accepted)
    const answer: CommandAnswer =
      'refused' in decision
        ? { outcome: 'refused', commandId, refusal: decision.refused }
        : { outcome: 'accepted', commandId, seq: this.head }
    this.answers.set(commandId, answer)
    return answer
  }

  after(seq: number, limit: number): ParsedEvent[] {
    return this.log.events.slice(seq, seq + limit).map(known)
  }

  snapshot(): { head: number; events: ParsedEvent[] } {
    return { head: this.head, events: this.log.snapshotAt(this.head) }
  }
}

function known(event: LogEvent): ParsedEvent {
  return { known: true, event }
}
