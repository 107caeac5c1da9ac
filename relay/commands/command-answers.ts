import { type CommandAnswer, commandAnswerSchema } from '../../shared/commands.ts'
import type { Reader, Transaction } from '../store/port.ts'

/** Table `commands`: the answer given to each command, so that a repeated one gets the same. */

export async function find(
  sql: Reader,
  commandId: string,
): Promise<{ agentId: string; answer: CommandAnswer } | null> {
  const row = await sql.get<{ agentId: string; answer: string }>(
    'select agent_id as "agentId", answer from commands where command_id = ?',
    commandId,
  )
  if (row === undefined) return null
  return { agentId: row.agentId, answer: commandAnswerSchema.parse(JSON.parse(row.answer)) }
}

export async function keep(tx: Transaction, agentId: string, answer: CommandAnswer): Promise<void> {
  await tx.run(
    'insert into commands (command_id, agent_id, answer) values (?, ?, ?)',
    ...[answer.commandId, agentId, JSON.stringify(answer)],
  )
}
