import { create } from 'zustand'
import type { Topic } from '../../shared/domain/topics/topic-list.ts'
import type { TopicsView } from '../../shared/ipc/topics.ts'
import { call } from '../bridge.ts'
import { coalesce } from './coalesce.ts'
import { useConversation } from './conversation.ts'
import { issue as issueInCase, type Target } from './issue.ts'
import { sayNothingToDo } from './nothing-to-do.ts'
import { notify } from './notices.ts'

type TopicsState = {
  /** Null until it was read. */
  list: TopicsView | null
  failed: boolean
}

const nothingKnown: TopicsState = { list: null, failed: false }

/** What attendances can be about. */
export const useTopics = create<TopicsState>()(() => nothingKnown)

export const refreshTopics = coalesce(async () => {
  try {
    useTopics.setState({ list: await call('list-topics', {}), failed: false })
  } catch {
    // Said where they are listed, with a button to try again.
    useTopics.setState({ failed: true })
  }
})

export function forgetTopics(): void {
  useTopics.setState(nothingKnown)
}

/** The conversation whose topic is being chosen; null for none. */
export const useTopicMenu = create<{ openFor: string | null }>()(() => ({ openFor: null }))

export function showTopicMenu(conversationId: string | null): void {
  useTopicMenu.setState({ openFor: conversationId })
}

/** For the keyboard: of the conversation on the screen, where this agent may say. */
export function chooseTopic(): void {
  const { view } = useConversation.getState()
  if (!view?.can.classify) return
  const { list } = useTopics.getState()
  const isEmpty = list?.topics.every(({ isRetired }) => isRetired) ?? true
  if (view.topic === null && isEmpty) sayNothingToDo('topic')
  else showTopicMenu(view.conversationId)
}

export function classify(target: Target, topicId: string | null): Promise<boolean> {
  return issueInCase(target, { type: 'classify-attendance', topicId })
}

/**
 * @param basedOn the command that made the list as its writer had it before her; null for none.
 * @returns what the next change is based on; null when it was not queued.
 */
export async function saveTopics(
  topics: readonly Topic[],
  basedOn: string | null,
): Promise<string | null> {
  const commandId = crypto.randomUUID()
  const command = {
    ...({ type: 'save-topics', commandId, issuedAt: Date.now() } as const),
    ...{ basedOn, topics: [...topics] },
  }
  const answer = await call('issue-command', { command })
  if (answer.outcome === 'refused') notify({ kind: 'refused', refusal: answer.refusal })
  await refreshTopics()
  return answer.outcome === 'queued' ? commandId : null
}

/** Puts away what the relay refused. */
export async function forgetRefusedTopics(commandId: string): Promise<void> {
  await call('discard-command', { commandId })
  await refreshTopics()
}
