import { CircleAlert, Send } from 'lucide-react'
import { useRef } from 'react'
import { Politely } from '../../design/Politely.tsx'
import { useConversation } from '../../state/conversation.ts'
import { showOverlay } from '../../state/overlay.ts'
import { showWhereRefused } from '../../state/refused-in.ts'
import { type ConnectionState, useConnection, useStatus } from '../../state/status.ts'
import { useLanguage, useTexts } from '../../texts/use-texts.ts'
import { arrivingPart } from '../../words/history.ts'
import { ConnectionDetails } from './ConnectionDetails.tsx'
import { HistoryProgress } from './HistoryProgress.tsx'
import { QuietStatus } from './QuietStatus.tsx'
import { ReceivingSwitch } from './ReceivingSwitch.tsx'
import { refusedKnown } from './refused-known.ts'
import { useAfter } from './use-after.ts'

const tones: Record<ConnectionState, { words: string; dot: string }> = {
  connected: { words: 'text-soft', dot: 'bg-good' },
  connecting: { words: 'text-soft', dot: 'bg-faint' },
  disconnected: { words: 'text-bad', dot: 'bg-bad' },
}

/** The foot of the screen: whether the relay is heard, what it refused, the history on its way. */
export function ConnectionStatus() {
  const texts = useTexts()
  const language = useLanguage()
  const { status } = useStatus()
  const connection = useConnection()
  const arriving = status && arrivingPart(status.sync, language, texts)
  return (
    <footer className="flex min-h-9 min-w-0 flex-wrap items-center gap-x-3 border-line border-t border-r bg-sidebar px-4 text-xs max-[820px]:border-r-0 short:min-h-7">
      <span className={`flex shrink-0 items-center gap-2 font-medium ${tones[connection].words}`}>
        <span
          aria-hidden="true"
          className={`size-2 rounded-full border border-transparent ${tones[connection].dot}`}
        />
        {/* A place to look at: that it changed, and what that means, is told once it lasts (`AwayBanner`). */}
        <span role="status" aria-live="off">
          {texts.status[connection]}
        </span>
      </span>
      {status !== null && <ConnectionDetails />}
      {status !== null && <ReceivingSwitch />}
      {status !== null && <QuietStatus />}
      {status !== null && <ToSend waiting={status.outbox.waiting - status.outbox.held} />}
      {status !== null && <Refused outbox={status.outbox} />}
      {arriving && <HistoryProgress part={arriving} />}
    </footer>
  )
}

/** With a connection what is issued leaves at once: a number would only flicker (ms). */
const NOTICEABLE_MS = 3_000

/** The way to everything that has not left this PC. */
function ToSend({ waiting }: { waiting: number }) {
  const { unsent: words } = useTexts()
  const lasting = useAfter(waiting > 0, NOTICEABLE_MS)
  return (
    <button
      type="button"
      title={words.title}
      onClick={() => showOverlay('unsent')}
      className="flex min-h-6 min-w-0 items-center gap-1.5 rounded-xs px-1 text-soft underline hover:text-ink"
    >
      <Send aria-hidden="true" size={13} className="shrink-0" />
      <span className="truncate">{lasting ? words.count(waiting) : words.button}</span>
    </button>
  )
}

type RefusedProps = { outbox: { refused: number; refusedIn: string | null } }

/** In an open conversation it is told with its reason, which takes a moment (ms). */
const TOLD_AFTER_MS = 2_000

/** The way to what was refused: its row may stand in any list, far down, or be of what the organisation shares. */
function Refused({ outbox: { refused, refusedIn } }: RefusedProps) {
  const { status: words } = useTexts()
  const isOpen = useConversation(({ conversationId }) => conversationId === refusedIn)
  const known = useRef(0)
  known.current = refusedKnown(known.current, { refused, isOpen })
  const said = refused > known.current ? `${words.refusedItems(refused)}.` : ''
  return (
    <>
      <Politely words={said} afterMs={TOLD_AFTER_MS} />
      {refusedIn !== null && <ToRefused {...{ refused, refusedIn }} />}
    </>
  )
}

function ToRefused({ refused, refusedIn }: { refused: number; refusedIn: string }) {
  const { status: words } = useTexts()
  return (
    <button
      type="button"
      title={words.openRefused}
      onClick={() => showWhereRefused(refusedIn)}
      className="flex min-h-6 min-w-0 items-center gap-1.5 rounded-xs px-1 text-bad underline hover:text-ink"
    >
      <CircleAlert aria-hidden="true" size={13} className="shrink-0" />
      <span className="truncate">{words.refusedItems(refused)}</span>
    </button>
  )
}
