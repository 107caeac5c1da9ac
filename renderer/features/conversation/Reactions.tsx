import type { ConversationView, TimelineItem } from '../../../shared/ipc.ts'
import { useTexts } from '../../texts/use-texts.ts'

type ReactionsProps = {
  reactions: Extract<TimelineItem, { kind: 'message' }>['reactions']
  view: ConversationView
}

export function Reactions({ reactions, view }: ReactionsProps) {
  const texts = useTexts()
  if (reactions.length === 0) return null
  const citizen = view.citizenName ?? texts.unnamedCitizen
  return (
    <ul className="-mt-1.5 z-1 flex gap-1 px-2">
      {reactions.map(({ from, emoji }) => (
        <li
          key={`${from}-${emoji}`}
          title={texts.conversation.reactedWith(from === 'citizen' ? citizen : texts.desk, emoji)}
          className="rounded-full border border-line bg-raised px-1.5 text-sm shadow-1"
        >
          {emoji}
        </li>
      ))}
    </ul>
  )
}
