import { type CommandAnswer, commandAnswerSchema } from '../../shared/commands.ts'
import type { Store } from '../store/open-store.ts'

/** Table `commands`: the answer given to each command, so that a repeated one gets the same. */
export type CommandAnswers = {
  find(commandId: string): { agentId: string; answer: CommandAnswer } | null
  keep(agentId: string, answer: CommandAnswer): void
}

export function createCommandAnswers({ database }: Store): CommandAnswers {
  const find = database.prepare<[string], { agentId: string; answer: string }>(
    'select agent_id as agentId, answer from commands where command_id = ?',
  )
  const insert = database.prepare<[string, string, string]>(
    'insert into commands (command_id, agent_id, answer) values (?, ?, ?)',
  )
  return {
    find: (commandId) => {
      const row = find.get(commandId)
      if (row === undefined) return null
      const answer = commandAnswerSchema.parse(JSON.parse(row.answer))
      return { agentId: row.agentId, answer }
    },
    keep: (agentId, answer) => {
      insert.run(answer.commandId, agentId, JSON.stringify(answer))
    },
  }
}
