import { later } from './design/later.tsx'
import { BubblesSkeleton } from './design/Skeleton.tsx'
import { SearchDialog } from './features/search/Search.tsx'

/**
 * The parts of the screen that are read after the first one stands: the desk while somebody types her
 * password, and what lies within and over the desk once its first rows are painted.
 */
export const Desk = later(async () => (await import('./Desk.tsx')).Desk)

export const Conversation = later(
  async () => (await import('./features/conversation/Conversation.tsx')).Conversation,
  <div className="conversation-ground grow">
    <BubblesSkeleton />
  </div>,
)
export const Composer = later(
  async () => (await import('./features/composer/Composer.tsx')).Composer,
)
export const CitizenPanel = later(
  async () => (await import('./features/citizen/CitizenPanel.tsx')).CitizenPanel,
)
export const FirstScreen = later(
  async () => (await import('./features/overview/FirstScreen.tsx')).FirstScreen,
)
export const OverDesk = later(async () => (await import('./OverDesk.tsx')).OverDesk)

/** Whichever is asked for before it is read waits for its own reading alone. */
export function readWithinDesk(): Promise<unknown> {
  const parts = [Conversation, Composer, CitizenPanel, SearchDialog, OverDesk]
  return Promise.all(parts.map(({ load }) => load()))
}
