import { type AnyCommand, isHoursCommand, isOfficeCommand } from '../../shared/commands.ts'

/**
 * Commands of one lane reach the relay in the order in which they were issued. Each conversation has
 * a lane of its own, under its id; what concerns the organisation goes in these.
 */
export const CANNED_LANE = 'office'
export const HOURS_LANE = 'hours'

const officeLanes: readonly string[] = [CANNED_LANE, HOURS_LANE]

export function laneOf(command: AnyCommand): string {
  if (isHoursCommand(command)) return HOURS_LANE
  return isOfficeCommand(command) ? CANNED_LANE : command.conversationId
}

export function isOfficeLane(lane: string): boolean {
  return officeLanes.includes(lane)
}
