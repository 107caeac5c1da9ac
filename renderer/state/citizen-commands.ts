import type { BlockReason } from '../../shared/domain/block.ts'
import type { FieldValues } from '../../shared/domain/fields/field-value.ts'
import { refreshBlocks, refreshCitizen } from './citizen.ts'
import { issue, type Target } from './issue.ts'

/** What is decided about a citizen. Each answers whether it was queued. */

export function confirmIdentity(target: Target): Promise<boolean> {
  return issue(target, { type: 'confirm-identity' })
}

export function separateCitizen(target: Target): Promise<boolean> {
  return issue(target, {
    type: 'separate-citizen',
    newCitizenId: crypto.randomUUID(),
    newConversationId: crypto.randomUUID(),
    newAttendanceId: crypto.randomUUID(),
  })
}

export function mergeCitizens(target: Target, withConversationId: string): Promise<boolean> {
  const mergeId = crypto.randomUUID()
  return andShow(issue(target, { type: 'merge-citizens', mergeId, withConversationId }))
}

export function undoMerge(target: Target, mergeId: string): Promise<boolean> {
  return andShow(issue(target, { type: 'undo-merge', mergeId }))
}

export type Because = { reason: BlockReason; note: string }

export function blockCitizen(target: Target, because: Because, days: number): Promise<boolean> {
  return andShow(issue(target, { type: 'block-citizen', ...because, days }))
}

export function requestBlock(target: Target, because: Because): Promise<boolean> {
  return andShow(issue(target, { type: 'request-block', ...because }))
}

export function declineBlock(target: Target): Promise<boolean> {
  return andShow(issue(target, { type: 'decline-block' }))
}

export function unblockCitizen(target: Target): Promise<boolean> {
  return andShow(issue(target, { type: 'unblock-citizen' }))
}

/** The panel and the list show what was asked for at once. */
async function andShow(issued: Promise<boolean>): Promise<boolean> {
  const queued = await issued
  await Promise.all([refreshCitizen(), refreshBlocks()])
  return queued
}

/** By field; null takes a value away. */
export function saveCitizenFields(target: Target, values: FieldValues): Promise<boolean> {
  return andShow(issue(target, { type: 'save-citizen-fields', values }))
}
