import { type AnyCommand, isOfficeCommand } from '../../shared/commands.ts'

/**
 * Commands of one lane reach the relay in the order in which they were issued. Each conversation has
 * a lane of its own, under its id; what concerns the organisation goes in this one.
 */
export const OFFICE_LANE = 'office'

export function laneOf(command: AnyCommand): string {
  return isOfficeCommand(command) ? OFFICE_LANE : command.conversationId
}
