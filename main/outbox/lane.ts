import { type AnyCommand, isOfficeCommand, type OfficeCommand } from '../../shared/commands.ts'

/**
 * Commands of one lane reach the relay in the order in which they were issued. Each conversation has
 * a lane of its own, under its id; what concerns the organisation goes in these.
 */
export const CANNED_LANE = 'office'
export const HOURS_LANE = 'hours'
export const TOPICS_LANE = 'topics'

export const officeLanes: readonly string[] = [CANNED_LANE, HOURS_LANE, TOPICS_LANE]

export function laneOf(command: AnyCommand): string {
  return isOfficeCommand(command) ? officeLaneOf(command) : command.conversationId
}

function officeLaneOf({ type }: OfficeCommand): string {
  switch (type) {
    case 'save-opening-hours':
      return HOURS_LANE
    case 'save-topics':
      return TOPICS_LANE
    default:
      return CANNED_LANE
  }
}

export function isOfficeLane(lane: string): boolean {
  return officeLanes.includes(lane)
}
