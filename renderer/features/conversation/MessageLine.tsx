import type { ConversationView } from '../../../shared/ipc/conversation.ts'
import type { TimelineItem } from '../../../shared/ipc/timeline.ts'
import { heldIn, isHeldItem as isHeld } from '../../state/undo.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { AnswerButton } from './AnswerButton.tsx'
import { DeliveryProblem } from './DeliveryProblem.tsx'
import { HeldLine } from './HeldLine.tsx'
import { MessageBody } from './MessageBody.tsx'
import { Moment } from './Moment.tsx'
import { Quote } from './Quote.tsx'
import { ReactButton } from './ReactButton.tsx'
import { Reactions } from './Reactions.tsx'
import { ScheduledLine } from './ScheduledLine.tsx'
import { TickMark } from './TickMark.tsx'
import { UnconfirmedLine } from './UnconfirmedLine.tsx'

type MessageItem = Extract<TimelineItem, { kind: 'message' }>
type MessageLineProps = { item: MessageItem; joined: boolean; view: ConversationView }

const sides = {
  citizen: 'items-start',
  agent: 'items-end',
}

const bubbles = {
  citizen: 'bg-bubble-citizen rounded-tl-control',
  agent: 'bg-bubble-agent rounded-tr-control',
}

/** One message as a bubble: the citizen's on the left, the desk's on the right with its author. */
export function MessageLine({ item, joined, view }: MessageLineProps) {
  const refused = item.unconfirmed?.state === 'refused'
  return (
    <div
      className={`flex flex-col px-6 max-[820px]:px-3 ${sides[item.from]} ${joined ? 'pt-0.5' : 'pt-2.5'}`}
    >
      <div
        className={`group flex max-w-[min(44rem,90%)] gap-1 ${item.from === 'agent' ? 'flex-row-reverse' : ''}`}
      >
        <div
          className={`relative min-w-0 rounded-panel border px-3 py-(--bubble-pad) shadow-1 ${bubbles[item.from]} ${item.scheduled ? 'border-dashed border-line-strong' : 'border-transparent'} ${refused ? 'opacity-70' : ''}`}
        >
          {!joined && <Author item={item} />}
          {item.quote && <Quote quote={item.quote} view={view} />}
          <div data-written className="text-ink text-md">
            <MessageBody item={item} view={view} />
          </div>
          <Foot item={item} />
        </div>
        <AnswerButton item={item} view={view} />
        <ReactButton item={item} view={view} />
      </div>
      <Reactions item={item} view={view} />
      <DeliveryProblem item={item} view={view} />
      {isHeld(item) && isLastHeld(item, view) && <HeldLine conversationId={view.conversationId} />}
      {item.scheduled && item.unconfirmed?.state !== 'refused' && (
        <ScheduledLine
          conversationId={view.conversationId}
          scheduleId={item.id}
          scheduled={item.scheduled}
        />
      )}
      {item.unconfirmed && !isHeld(item) && (
        <UnconfirmedLine
          unconfirmed={item.unconfirmed}
          since={item.at}
          written={writtenIn(item, view)}
        />
      )}
    </div>
  )
}

function isLastHeld({ id }: MessageItem, view: ConversationView): boolean {
  return heldIn(view).at(-1)?.id === id
}

/** What its author wrote for it; a file may have gone without words. */
function writtenIn({ content, quote }: MessageItem, { conversationId }: ConversationView) {
  const place = { kind: 'reply', conversationId, replyTo: quote?.whatsappId ?? null } as const
  if (content?.kind === 'text') return { ...place, text: content.text }
  const caption = content && 'caption' in content ? content.caption : null
  return caption ? { ...place, text: caption } : null
}

/** The citizen's name stands above the conversation already; whoever answered stands here. */
function Author({ item }: { item: MessageItem }) {
  const texts = useTexts()
  if (item.from === 'citizen') return null
  return (
    <p className="truncate font-semibold text-accent text-xs">
      {item.viaPhone ? texts.message.viaPhone : (item.agent?.name ?? texts.colleague)}
    </p>
  )
}

function Foot({ item }: { item: MessageItem }) {
  const texts = useTexts()
  const tick =
    item.delivery?.tick ??
    (item.unconfirmed && item.unconfirmed.state !== 'refused' ? 'queued' : null)
  if (item.scheduled) return null
  const tone = item.from === 'agent' ? 'text-bubble-agent-soft' : 'text-faint'
  return (
    <div className={`flex items-center justify-end gap-1.5 text-2xs ${tone}`}>
      {item.earlier.length > 0 && <span>{texts.message.edited}</span>}
      <Moment at={item.at} />
      {item.from === 'agent' && tick && item.unconfirmed?.state !== 'refused' && (
        <TickMark tick={tick} state={item.delivery?.state ?? 'queued'} />
      )}
    </div>
  )
}
