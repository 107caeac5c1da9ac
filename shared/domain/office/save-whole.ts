import { type Actor, mayAdminister, maySupervise } from '../agent.ts'
import { type Decision, refuse } from '../decision.ts'
import type { Kept } from './kept.ts'

type SaveCommand = { readonly commandId: string; readonly basedOn: string | null }

/** May change what the whole organisation shares; everybody else reads it. */
export function maySetUp(actor: Actor): boolean {
  return maySupervise(actor) || mayAdminister(actor)
}

/** Why a document may not be saved over what is kept of it (null: nobody has saved any); null: it may. */
export function refusalToSave(
  kept: Kept<unknown> | null,
  { basedOn }: SaveCommand,
  actor: Actor,
): Decision | null {
  if (!maySetUp(actor)) return refuse({ reason: 'not-permitted' })
  return basedOn === (kept?.commandId ?? null) ? null : refuse({ reason: 'changed-meanwhile' })
}

/** What the event of every saved document says of who saved it. */
export function savedBy(
  kept: Kept<unknown> | null,
  { commandId }: SaveCommand,
  { agentId }: Actor,
) {
  return { agentId, commandId, version: (kept?.version ?? 0) + 1 }
}

/** What a list had and a new one leaves out is retired: what names it goes on saying its name. */
export function withLeftOut<Item extends { readonly isRetired: boolean }>(
  before: readonly Item[],
  after: readonly Item[],
  idOf: (item: Item) => string,
): Item[] {
  const still = new Set(after.map(idOf))
  const leftOut = before.filter((item) => !still.has(idOf(item)))
  return [...after, ...leftOut.map((item) => ({ ...item, isRetired: true }))]
}
