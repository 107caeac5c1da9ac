import type { Action } from './action.ts'
import { actions } from './actions.ts'
import type { Chord } from './chord.ts'

const none: readonly Chord[] = []

/** The keys that do it for whoever sits here. */
export function keysOf(action: Action): readonly Chord[] {
  return action.keys ?? none
}

/** @param id of an action. */
export function useKeysOf(id: string): readonly Chord[] {
  const action = actions.find((each) => each.id === id)
  return action ? keysOf(action) : none
}

export function findAction(chord: Chord): Action | null {
  return actions.find((action) => keysOf(action).includes(chord)) ?? null
}
