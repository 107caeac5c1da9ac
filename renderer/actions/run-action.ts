import { useConversation } from '../state/conversation.ts'
import { reportDefects } from '../state/notices.ts'
import { useStatus } from '../state/status.ts'
import type { Action, Scene } from './action.ts'

export function sceneNow(): Scene {
  const session = useStatus.getState().status?.session
  return {
    account: session?.state === 'signed-in' ? session.account : null,
    view: useConversation.getState().view,
  }
}

export function isPossible({ when }: Action, scene: Scene): boolean {
  return when === undefined || when(scene)
}

/** By its keys: where it cannot be done now, what it does otherwise, if anything. */
export function runByKeys(action: Action): void {
  if (isPossible(action, sceneNow())) runAction(action)
  else action.otherwise?.()
}

export function runAction(action: Action): void {
  const scene = sceneNow()
  if (isPossible(action, scene)) reportDefects(Promise.resolve(action.run(scene)))
}
