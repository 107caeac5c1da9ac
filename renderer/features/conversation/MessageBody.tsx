import { Forward, Megaphone, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ConversationView } from '../../../shared/ipc/conversation.ts'
import type { TimelineItem } from '../../../shared/ipc/timeline.ts'
import { fixedList } from '../../design/fixed-list.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { Content } from './Content.tsx'
import { Markup } from './Markup.tsx'
import { Moment } from './Moment.tsx'
import type { FileOfMessage } from './media/MediaContent.tsx'

type MessageItem = Extract<TimelineItem, { kind: 'message' }>

/** A message as it stands now, with where it comes from; what it said before can be opened. */
export function MessageBody({ item, view }: { item: MessageItem; view: ConversationView }) {
  const { message } = useTexts()
  const file = { messageId: item.id, media: item.media, view }
  return (
    <>
      <Origin provenance={item.provenance} />
      {item.revokedAt === null ? (
        <Content content={item.content} file={file} />
      ) : (
        <>
          <em className="flex items-center gap-1.5 text-soft">
            <Trash2 aria-hidden="true" size={14} className="shrink-0" />
            {message.revoked[item.from]}
          </em>
          <Disclosure title={message.showRevoked}>
            <Content content={item.content} file={file} />
          </Disclosure>
        </>
      )}
      {item.earlier.length > 0 && (
        <Disclosure title={message.earlier(item.earlier.length)}>
          <Earlier versions={item.earlier} file={file} />
        </Disclosure>
      )}
    </>
  )
}

/** Citizens' words are the public record: what they took back is one step away, not in sight. */
function Disclosure({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="text-sm">
      <summary className="w-fit cursor-pointer rounded-control text-soft text-xs underline-offset-2 hover:underline">
        {title}
      </summary>
      <div className="mt-1 border-l-2 border-l-line-strong pl-2 text-soft">{children}</div>
    </details>
  )
}

type EarlierProps = { versions: MessageItem['earlier']; file: FileOfMessage }

/** Only words can be edited: the file is the same. */
function Earlier({ versions, file }: EarlierProps) {
  return fixedList(versions, ({ until, content }) => (
    <div>
      <Content content={content} file={file} />
      <Until at={until} />
    </div>
  ))
}

function Until({ at }: { at: number }) {
  const { message } = useTexts()
  return (
    <p className="text-2xs">
      {message.until} <Moment at={at} />
    </p>
  )
}

function Origin({ provenance }: { provenance: MessageItem['provenance'] }) {
  const { message } = useTexts()
  if (provenance === null) return null
  const { forwarded, referral } = provenance
  return (
    <>
      {forwarded && (
        <p className="flex items-center gap-1 text-faint text-xs italic">
          <Forward aria-hidden="true" size={13} className="shrink-0" />
          {message.forwarded[forwarded]}
        </p>
      )}
      {referral && (
        <div className="mb-1 rounded-control border-l-3 border-l-line-strong bg-ink/6 px-2 py-1 text-sm">
          <p className="flex items-center gap-1 font-semibold text-soft text-xs">
            <Megaphone aria-hidden="true" size={13} className="shrink-0" />
            {message.referral[referral.source]}
          </p>
          {fixedList(
            [referral.headline, referral.body, referral.url],
            (words) => words && <Line words={words} />,
          )}
        </div>
      )}
    </>
  )
}

function Line({ words }: { words: string }) {
  return (
    <p className="line-clamp-3 text-soft">
      <Markup text={words} />
    </p>
  )
}
