import {
  type AnyCommand,
  type DocumentCommand,
  isOfficeCommand,
  type OfficeCommand,
} from '../../shared/commands.ts'
import { type DocumentKind, documentKinds, kindOf } from '../../shared/domain/office/documents.ts'

/**
 * Commands of one lane reach the relay in the order in which they were issued. Each conversation has
 * a lane of its own, under its id; what concerns the organisation goes in these.
 */
export const CANNED_LANE = 'office'
export const HOURS_LANE = 'hours'
export const TOPICS_LANE = 'topics'
/** The agent's own saved filters. */
export const FILTERS_LANE = 'filters'

export const officeLanes: readonly string[] = [
  ...[CANNED_LANE, HOURS_LANE, TOPICS_LANE, FILTERS_LANE],
  // Each of the other documents has one under the name of its kind.
  ...documentKinds,
]

export function laneOf(command: AnyCommand): string {
  return isOfficeCommand(command) ? officeLaneOf(command) : command.conversationId
}

function officeLaneOf(command: OfficeCommand): string {
  if (isDocumentCommand(command)) return kindOf(command)
  switch (command.type) {
    case 'save-opening-hours':
      return HOURS_LANE
    case 'save-topics':
      return TOPICS_LANE
    case 'save-queue-filter':
    case 'remove-queue-filter':
      return FILTERS_LANE
    default:
      return CANNED_LANE
  }
}

export function isOfficeLane(lane: string): boolean {
  return officeLanes.includes(lane)
}

export function isDocumentCommand(command: OfficeCommand): command is DocumentCommand {
  return documentKinds.some((kind) => command.type === `save-${kind}`)
}

/** The document whose commands go in a lane; null for another lane. */
export function documentIn(lane: string): DocumentKind | null {
  return documentKinds.find((kind) => kind === lane) ?? null
}
