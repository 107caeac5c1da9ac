import type { AnyCommand, Command } from '../../shared/commands.ts'

/** Whether, while it waits, its author no longer has the attendance in her list. */
export function givesAway(command: AnyCommand): command is Command {
  return (
    command.type === 'close-attendance' ||
    command.type === 'release-attendance' ||
    command.type === 'transfer-attendance' ||
    command.type === 'block-citizen'
  )
}
