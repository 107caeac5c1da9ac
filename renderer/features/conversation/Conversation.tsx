import { Problem } from '../../design/Problem.tsx'
import { BubblesSkeleton } from '../../design/Skeleton.tsx'
import { refreshConversation, useConversation } from '../../state/conversation.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { BlockNotice } from './BlockNotice.tsx'
import { ConversationHeader } from './ConversationHeader.tsx'
import { PictureViewer } from './media/PictureViewer.tsx'
import { SnoozeNotice } from './Snooze.tsx'
import { Timeline } from './Timeline.tsx'
import { VeilNotice } from './VeilNotice.tsx'

/** The open conversation with its header; the composer stands below it, in its own feature. */
export function Conversation() {
  const texts = useTexts()
  const state = useConversation(({ state, leaving }) => (leaving === null ? state : 'open'))
  const view = useConversation((conversation) => conversation.view ?? conversation.leaving)
  if (state === 'failed') {
    return (
      <Problem
        text={texts.problem.conversation}
        action={texts.tryAgain}
        onAction={() => void refreshConversation()}
      />
    )
  }
  if (state === 'missing') return <Problem text={texts.problem.missing} />
  if (state === 'none') return null
  if (view === null) {
    return (
      <div className="conversation-ground grow">
        <BubblesSkeleton />
      </div>
    )
  }
  return (
    <>
      <ConversationHeader view={view} />
      {view.veil && <VeilNotice key={`veil-${view.conversationId}`} view={view} veil={view.veil} />}
      <SnoozeNotice view={view} />
      {view.block && <BlockNotice block={view.block} />}
      <Timeline key={view.conversationId} view={view} />
      <PictureViewer />
    </>
  )
}
