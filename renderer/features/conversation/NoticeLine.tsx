import type { TimelineItem } from '../../../shared/ipc/timeline.ts'
import { Content } from './Content.tsx'
import { Moment } from './Moment.tsx'

type NoticeLineProps = { item: Extract<TimelineItem, { kind: 'message' }> }

/** WhatsApp's own word about the citizen stands between the two sides: neither of them said it. */
export function NoticeLine({ item }: NoticeLineProps) {
  return (
    <div className="flex justify-center px-6 py-2.5 max-[820px]:px-3">
      <div className="max-w-[min(42rem,82%)] rounded-panel border border-line bg-surface px-3 py-1.5">
        <Content content={item.content} />
        <p className="text-center text-2xs text-faint">
          <Moment at={item.at} />
        </p>
      </div>
    </div>
  )
}
