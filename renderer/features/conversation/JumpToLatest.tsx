import { ArrowDown } from 'lucide-react'
import { useTexts } from '../../texts/use-texts.ts'

type JumpToLatestProps = { count: number; onPress: () => void }

export function JumpToLatest({ count, onPress }: JumpToLatestProps) {
  const { conversation } = useTexts()
  const words = count > 0 ? conversation.newMessages(count) : null
  return (
    <button
      type="button"
      onClick={onPress}
      aria-label={words ? `${conversation.latest}: ${words}` : conversation.latest}
      title={conversation.latest}
      className={`arrive absolute right-4 bottom-4 flex h-9 items-center gap-1.5 rounded-full border border-line px-2.5 font-medium text-sm shadow-2 ${words ? 'bg-accent text-on-accent hover:bg-accent-hover' : 'bg-raised text-soft hover:bg-hover'}`}
    >
      <ArrowDown aria-hidden="true" size={16} />
      {words && <span className="pr-1">{words}</span>}
    </button>
  )
}
