import { MessagesSquare } from 'lucide-react'
import { EmptyState } from '../../design/EmptyState.tsx'
import { useTexts } from '../../texts/use-texts.ts'

/** The place of a conversation while none is open. */
export function NothingOpen() {
  const { conversation } = useTexts()
  return (
    <div className="conversation-ground h-full">
      <EmptyState
        icon={<MessagesSquare aria-hidden="true" size={24} />}
        title={conversation.nothing.title}
      >
        {conversation.nothing.hint}
      </EmptyState>
    </div>
  )
}
