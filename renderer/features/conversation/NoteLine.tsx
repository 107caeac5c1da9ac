import { StickyNote } from 'lucide-react'
import type { ConversationView } from '../../../shared/ipc/conversation.ts'
import type { TimelineItem } from '../../../shared/ipc/timeline.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { Markup } from './Markup.tsx'
import { Moment } from './Moment.tsx'
import { UnconfirmedLine } from './UnconfirmedLine.tsx'

type NoteLineProps = { item: Extract<TimelineItem, { kind: 'note' }>; view: ConversationView }

/** An internal note: another colour and its own label, so that nobody takes it for a reply. */
export function NoteLine({ item, view }: NoteLineProps) {
  const texts = useTexts()
  const { conversationId } = view
  return (
    <div className="flex flex-col items-end px-6 pt-2.5 max-[820px]:px-3">
      <div className="max-w-[min(42rem,82%)] rounded-card border border-note-line border-dashed bg-note px-3 py-2">
        <p className="flex items-center gap-1.5 font-semibold text-note-text text-xs">
          <StickyNote aria-hidden="true" size={13} />
          {texts.conversation.note}
          <span className="font-normal">· {texts.conversation.noteHint}</span>
        </p>
        <div data-written className="text-ink text-md">
          {item.text === null ? (
            <em>{texts.conversation.erased}</em>
          ) : (
            <Markup text={item.text} mentions={item.mentions ?? []} />
          )}
        </div>
        <p className="text-right text-2xs text-note-text">
          {item.agent.name} · <Moment at={item.at} />
        </p>
      </div>
      {item.unconfirmed && (
        <UnconfirmedLine
          unconfirmed={item.unconfirmed}
          since={item.at}
          written={item.text === null ? null : { kind: 'note', conversationId, text: item.text }}
        />
      )}
    </div>
  )
}
