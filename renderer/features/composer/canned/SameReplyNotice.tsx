import { Users } from 'lucide-react'
import { personalTouches } from '../../../../shared/domain/canned/personal-touches.ts'
import { Button } from '../../../design/Button.tsx'
import { useTexts } from '../../../texts/use-texts.ts'
import type { SameReplies } from './use-same-replies.ts'

type SameReplyNoticeProps = {
  same: SameReplies
  text: string
  onPutIn: (words: string) => void
}

/**
 * Others read these very words today, or they are to be touched before they leave: what could be
 * said to this citizen alone. It holds nothing up.
 */
export function SameReplyNotice({ same, text, onPutIn }: SameReplyNoticeProps) {
  const { canned } = useTexts()
  const { name, quadra, words } = personalTouches(text, same.facts)
  const offered = [name, quadra].filter((value) => value !== null)
  return (
    <div
      role="status"
      className="mb-1.5 flex flex-wrap items-center gap-x-2 gap-y-1 rounded-control bg-warn-soft px-2.5 py-1.5 text-warn text-xs"
    >
      <Users aria-hidden="true" size={14} className="shrink-0" />
      <span className="font-medium">
        {same.citizens > 0 ? canned.sameToday(same.citizens) : canned.touchWith}
      </span>
      {offered.map((value) => (
        <Button key={value} size="small" onPress={() => onPutIn(value)}>
          {canned.say(value)}
        </Button>
      ))}
      {words !== null && (
        <span title={words} className="min-w-0 truncate text-soft">
          {canned.sheWrote(words)}
        </span>
      )}
    </div>
  )
}
