import { create } from 'zustand'
import type { BlockAskedRow, BlockedRow, CitizenView } from '../../shared/ipc/citizen.ts'
import { call } from '../bridge.ts'
import { coalesce } from './coalesce.ts'
import { useConversation } from './conversation.ts'
import { focusedRegion, focusRegion, isOnScreen, type Region } from './regions.ts'

type CitizenState = {
  /** Whether the panel stands beside the conversation. */
  shown: boolean
  /** Null while it loads, and where nothing is open. */
  view: CitizenView | null
  failed: boolean
}

export const useCitizen = create<CitizenState>()(() => ({
  shown: false,
  view: null,
  failed: false,
}))

export const refreshCitizen = coalesce(async () => {
  const { conversationId } = useConversation.getState()
  if (conversationId === null || !useCitizen.getState().shown) return
  try {
    const view = await call('open-citizen', { conversationId })
    if (useConversation.getState().conversationId !== conversationId) return
    useCitizen.setState({ view, failed: view === null })
  } catch {
    // Said by the panel itself, with a button to try again.
    useCitizen.setState({ view: null, failed: true })
  }
})

/** Another conversation is on the screen: what the panel says is not about it. */
function forgetCitizen(): void {
  useCitizen.setState({ view: null, failed: false })
  void refreshCitizen()
}

/** Where she was when she opened the panel. */
let cameFrom: Region | null = null

/**
 * Opens the panel with the focus in it, or closes it and gives the focus back to where she came from:
 * who looks something up for a reply writes on. Whoever has left it meanwhile stays where she is.
 */
export function toggleCitizen(): void {
  const { conversationId } = useConversation.getState()
  const shown = !useCitizen.getState().shown && conversationId !== null
  const from = focusedRegion()
  useCitizen.setState({ shown })
  if (shown) {
    cameFrom = from
    void refreshCitizen()
    requestAnimationFrame(() => focusRegion('citizen-panel'))
  } else if (from === null || from === 'citizen-panel') {
    const back = cameFrom !== null && isOnScreen(cameFrom) ? cameFrom : 'conversation-log'
    requestAnimationFrame(() => focusRegion(back))
  }
}

type BlocksState = { blocked: BlockedRow[]; asked: BlockAskedRow[] } | null

/** Who is blocked; null until it was asked for. */
export const useBlocks = create<{ list: BlocksState }>()(() => ({ list: null }))

export async function refreshBlocks(): Promise<void> {
  useBlocks.setState({ list: await call('list-blocks', {}) })
}

/** The panel follows the conversation: to another one, and whatever changes in it. */
export function followCitizen(): void {
  useConversation.subscribe((now, before) => {
    if (now.conversationId !== before.conversationId) forgetCitizen()
    else if (now.view !== before.view) void refreshCitizen()
  })
}
