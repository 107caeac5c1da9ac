import { documentKinds } from '../../shared/domain/office/documents.ts'
import { showRefused } from './desk.ts'
import { showOverlay } from './overlay.ts'

/**
 * To where something that the relay refused stands.
 * @param refusedIn as the console's status says it: a conversation, or what the organisation shares.
 */
export function showWhereRefused(refusedIn: string): void {
  const document = documentKinds.find((kind) => kind === refusedIn)
  if (document !== undefined) showOverlay(document)
  else if (refusedIn === 'office') showOverlay('canned')
  else if (refusedIn === 'hours' || refusedIn === 'topics') showOverlay(refusedIn)
  else showRefused(refusedIn)
}
