import type { ConversationView } from '../../shared/ipc/conversation.ts'
import type { Account } from '../../shared/protocol.ts'
import type { Texts } from '../texts/pt-br.ts'
import type { Chord } from './chord.ts'

export const actionGroups = ['attend', 'write', 'go', 'open', 'program'] as const
export type ActionGroup = (typeof actionGroups)[number]

/** What an action can know of the moment: who sits here, and what is open before her. */
export type Scene = {
  readonly account: Account | null
  /** The open conversation; null for none, and while it loads. */
  readonly view: ConversationView | null
}

/**
 * Something that can be done from anywhere at the desk. The palette offers it, the sheet shows its
 * keys, and the keys do it: all three are made of these, so that they cannot disagree.
 */
export type Action = {
  /** Stays as it is for ever: people's own keys are kept under it. */
  readonly id: string
  readonly group: ActionGroup
  readonly name: (texts: Texts) => string
  /** Further words by which the palette finds it. */
  readonly alias?: (texts: Texts) => string
  /** The usual keys; none where it has only its place in the palette. */
  readonly keys?: readonly Chord[]
  /** Its keys stay as they are: everybody's hands rely on them. */
  readonly isFixed?: true
  /** A key that is held down does it once. */
  readonly once?: true
  /** Also while a dialog or menu has the keyboard for itself. */
  readonly anywhere?: true
  /** Only by its keys: it says something about where the focus is. */
  readonly onlyKeys?: true
  /**
   * While it cannot be done, and in a field that has words, its keys are whoever's they are.
   */
  readonly yields?: true
  /** Whether it can be done now; without it, always. */
  readonly when?: (scene: Scene) => boolean
  /** What its keys do while it cannot be done. */
  readonly otherwise?: () => void
  readonly run: (scene: Scene) => unknown
}
