import { AtSign, CircleAlert, Inbox, X } from 'lucide-react'
import { useEffect } from 'react'
import { Button, IconButton } from '../../design/Button.tsx'
import { useAgentName } from '../../state/agents.ts'
import { useAttention } from '../../state/attention.ts'
import { go } from '../../state/desk-notices.ts'
import { dismissNotice, type Notice, useNotices } from '../../state/notices.ts'
import type { Texts } from '../../texts/pt-br.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { deskNoticeWords, whyKeptWords } from '../../words/desk-notice.ts'
import { refusalWords } from '../../words/refusal.ts'

/** Long enough to read two sentences (ms). */
const SHOWN_FOR_MS = 9_000

/**
 * What a person has to know at once: it lies over the screen and goes by itself. Where a dialog is
 * open, it is beside it, and of the same layer: it is heard, and putting it away leaves the dialog.
 */
export function Notices() {
  const notices = useNotices((state) => state.notices)
  return (
    <div
      data-react-aria-top-layer="true"
      className="pointer-events-none fixed inset-x-0 top-17 z-50 flex flex-col items-center gap-2 px-4 in-[body:has(.bg-scrim)]:top-auto in-[body:has(.bg-scrim)]:bottom-4 in-[body:has(.bg-scrim)]:items-end"
    >
      {notices.map((shown) => (
        <NoticeCard key={shown.id} {...shown} />
      ))}
    </div>
  )
}

type NoticeCardProps = { id: number; notice: Notice; times: number }

function NoticeCard({ id, notice, times }: NoticeCardProps) {
  const texts = useTexts()
  const nameOf = useAgentName()
  // What she did in another window is told when she comes.
  const waits = !useAttention() && notice.kind === 'reply-kept'
  useEffect(() => {
    if (waits) return
    const timer = setTimeout(() => dismissNotice(id), SHOWN_FOR_MS)
    return () => clearTimeout(timer)
  }, [id, waits])
  const isQuiet = notice.kind === 'given' || notice.kind === 'mentioned'
  const Sign = notice.kind === 'given' ? Inbox : isQuiet ? AtSign : CircleAlert
  return (
    <div
      role={isQuiet ? undefined : 'alert'}
      aria-live={isQuiet ? 'polite' : undefined}
      className="arrive pointer-events-auto flex max-w-md items-center gap-2.5 rounded-card border border-line bg-raised py-1.5 pr-1.5 pl-3.5 text-ink text-sm shadow-2"
    >
      <Sign
        aria-hidden="true"
        size={17}
        className={`shrink-0 ${isQuiet ? 'text-accent' : 'text-warn'}`}
      />
      <p className="grow">{noticeWords({ notice, times }, texts, nameOf)}</p>
      {notice.kind === 'mentioned' && (
        <Button
          size="small"
          onPress={() => {
            dismissNotice(id)
            go(notice.happened)
          }}
        >
          {texts.mentions.open(notice.happened.kind === 'mentions' ? notice.happened.count : 1)}
        </Button>
      )}
      <IconButton label={texts.dismiss} onPress={() => dismissNotice(id)}>
        <X aria-hidden="true" size={15} />
      </IconButton>
    </div>
  )
}

export function noticeWords(
  { notice, times }: Pick<NoticeCardProps, 'notice' | 'times'>,
  texts: Texts,
  nameOf: (agentId: string) => string | null,
): string {
  switch (notice.kind) {
    case 'refused':
      return refusalWords(notice.refusal, texts, nameOf)
    case 'already-sent':
      return texts.problem.alreadySent
    case 'not-found':
      return texts.problem.notFound
    case 'suggestions-off':
      return texts.suggestions.switchedOff
    case 'nobody-waits':
      return texts.queue.nobodyWaits
    case 'nothing-to-do':
      return notice.why === 'none'
        ? texts.nothingToDo.none[notice.what]
        : texts.nothingToDo[notice.why]
    case 'attendance-copied':
      return texts.exporting.copied
    case 'wipe-unfinished':
      return texts.wipe.unfinished
    case 'receiving-offline':
      return texts.receiving.offline
    case 'receiving-not-permitted':
      return texts.receiving.notPermitted
    case 'given':
      return notice.count * times === 1
        ? texts.receiving.given(notice.name ?? texts.unnamedCitizen)
        : texts.receiving.givenMany(notice.count * times)
    case 'mentioned': {
      const { title, body } = deskNoticeWords(notice.happened, null, 0, true, texts)
      return notice.happened.kind === 'mentions' ? body : `${title}: ${body}`
    }
    case 'reply-kept':
      return texts.deskNotices.kept(times, notice.name, whyKeptWords(notice.because, texts, nameOf))
    case 'reply-erased':
      return texts.deskNotices.erased
    case 'defect':
      return texts.problem.defect
  }
}
