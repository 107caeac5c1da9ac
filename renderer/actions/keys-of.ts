import { usePreferences } from '../state/preferences.ts'
import type { Action } from './action.ts'
import { actions } from './actions.ts'
import type { Chord } from './chord.ts'

/** Whoever sits here may have chosen keys of her own for an action. */
type OwnKeys = Readonly<Record<string, readonly Chord[]>>

const none: readonly Chord[] = []

/** The keys that do it for whoever sits here. */
export function keysOf(action: Action, own: OwnKeys = usePreferences.getState().keys) {
  return (action.isFixed ? undefined : own[action.id]) ?? action.keys ?? none
}

/** @param id of an action. */
export function useKeysOf(id: string): readonly Chord[] {
  const own = usePreferences((state) => state.keys)
  const action = actions.find((each) => each.id === id)
  return action ? keysOf(action, own) : none
}

export function findAction(chord: Chord, own?: OwnKeys): Action | null {
  return actions.find((action) => keysOf(action, own).includes(chord)) ?? null
}
