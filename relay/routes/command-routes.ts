import { commandAnswerSchema, commandSchema } from '../../shared/commands.ts'
import { type CommandContext, executeCommand } from '../commands/execute-command.ts'
import type { LeaseKeeper } from '../presence/lease-keeper.ts'
import { signedInBy } from './authenticate.ts'
import { errorAnswers } from './describe.ts'
import { sendError } from './errors.ts'
import type { RelayServer } from './server.ts'

export function commandRoutes(
  server: RelayServer,
  {
    commands,
    leases,
    onReplyQueued,
  }: { commands: CommandContext; leases: LeaseKeeper; onReplyQueued: () => void },
): void {
  server.post(
    '/commands',
    {
      schema: {
        summary: 'Ask for something: accepted, or refused with a reason',
        body: commandSchema,
        response: { 200: commandAnswerSchema, ...errorAnswers('command-id-taken') },
      },
    },
    async (request, reply) => {
      const { account } = signedInBy(request).session
      await leases.renew(account.agentId)
      const result = await executeCommand(commands, account, request.body)
      if (result.outcome === 'id-taken') return sendError(reply, 'command-id-taken')
      const { type } = request.body
      if (type === 'send-reply' || type === 'send-template') onReplyQueued()
      return result.answer
    },
  )
}
