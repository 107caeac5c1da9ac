import { useState } from 'react'
import type { UnsentCase, UnsentItem } from '../../../shared/ipc/offline.ts'
import { Button } from '../../design/Button.tsx'
import { useAgentName } from '../../state/agents.ts'
import { useNow } from '../../state/clock.ts'
import { reportDefects } from '../../state/notices.ts'
import { useSession, useTimeZone } from '../../state/status.ts'
import {
  cancelScheduled,
  editScheduled,
  editUnsent,
  openUnsent,
  undoUnsent,
  withdrawUnsent,
} from '../../state/unsent.ts'
import { useLanguage, useTexts } from '../../texts/use-texts.ts'
import { timeOf } from '../../words/moment.ts'
import { outlookWords, unsentWords } from '../../words/unsent.ts'
import { Rescue } from './Rescue.tsx'

const tones: Record<UnsentItem['outlook']['will'], string> = {
  go: 'text-soft',
  'after-file': 'text-soft',
  scheduled: 'text-soft',
  held: 'text-soft',
  leaving: 'text-soft',
  refuse: 'text-warn',
  refused: 'text-bad',
}

type UnsentRowProps = {
  item: UnsentItem
  of: UnsentCase
  name: string
  /** Conversations of the record may still be on their way to this PC. */
  isArriving: boolean
}

/** One thing that has not left: what it says, what will become of it, and what can be done. */
export function UnsentRow({ item, of, name, isArriving }: UnsentRowProps) {
  const { conversationId } = of
  const texts = useTexts()
  const { unsent: words, undo } = texts
  const nameOf = useAgentName()
  const own = useSession()?.account.agentId ?? null
  const place = { language: useLanguage(), timeZone: useTimeZone() }
  const now = useNow()
  const absent = isArriving ? words.arriving : words.notHere
  const { what, outlook } = item
  const says = unsentWords(what, texts)
  const isWritten = 'text' in what
  const isOvertaken = outlook.will === 'scheduled' && outlook.expected !== null
  const isHere = !['leaving', 'held', 'scheduled'].includes(outlook.will)
  return (
    <li className="flex flex-col gap-1 border-line border-b py-2.5 last:border-0">
      <p className="flex items-baseline gap-2 text-sm">
        <span className="shrink-0 font-medium text-faint text-xs">{says.kind}</span>
        <span className="line-clamp-3 wrap-anywhere grow whitespace-pre-line text-ink">
          {says.text}
        </span>
        <time className="shrink-0 text-faint text-xs tabular-nums">{timeOf(item.at, place)}</time>
      </p>
      <p className={`text-xs ${isOvertaken ? 'text-warn' : tones[outlook.will]}`}>
        {of.isHere ? outlookWords(outlook, texts, { nameOf, own, place, now }) : absent}
      </p>
      <div className="flex flex-wrap gap-x-2 gap-y-1 pt-0.5">
        {of.isHere && (
          <Button
            size="small"
            aria-label={words.openOf(name)}
            onPress={() => reportDefects(openUnsent(of, item))}
          >
            {words.open}
          </Button>
        )}
        {!of.isHere && <Rescue what={what} />}
        {outlook.will === 'scheduled' && conversationId !== null && (
          <ScheduledButtons conversationId={conversationId} item={item} name={name} />
        )}
        {outlook.will === 'held' && conversationId !== null && (
          <Button
            size="small"
            aria-label={undo.undoOf(name)}
            onPress={() => reportDefects(undoUnsent(conversationId))}
          >
            {undo.undo}
          </Button>
        )}
        {of.isHere && isHere && isWritten && conversationId !== null && (
          <Button size="small" onPress={() => reportDefects(editUnsent(conversationId, item))}>
            {words.edit}
          </Button>
        )}
        {isHere && <Withdraw item={item} />}
      </div>
    </li>
  )
}

type ScheduledButtonsProps = { conversationId: string; item: UnsentItem; name: string }

function ScheduledButtons({ conversationId, item, name }: ScheduledButtonsProps) {
  const { schedule: words } = useTexts()
  return (
    <>
      <Button size="small" onPress={() => reportDefects(editScheduled(conversationId, item))}>
        {words.edit}
      </Button>
      <Button
        size="small"
        tone="quiet"
        aria-label={words.cancelOf(name)}
        onPress={() => reportDefects(cancelScheduled(conversationId, item))}
      >
        {words.cancel}
      </Button>
    </>
  )
}

/** What somebody wrote is asked about once more: it would be gone. */
function Withdraw({ item }: { item: UnsentItem }) {
  const { unsent: words } = useTexts()
  const [asking, setAsking] = useState(false)
  const withdraw = () => reportDefects(withdrawUnsent(item))
  const written = 'text' in item.what ? item.what.text : null
  const lost = written === '' ? 'file' : 'text'
  const inDraft = item.outlook.will === 'refused' && item.outlook.inDraft
  if (!asking) {
    return (
      <Button
        size="small"
        tone="quiet"
        onPress={written !== null && !inDraft ? () => setAsking(true) : withdraw}
      >
        {item.outlook.will === 'refused' ? words.putAway : words.withdraw}
      </Button>
    )
  }
  return (
    <span role="alert" className="flex flex-wrap items-center gap-x-2 gap-y-1 text-bad text-xs">
      {words.reallyWithdraw[lost]}
      <Button size="small" tone="danger" onPress={withdraw} autoFocus>
        {words.withdrawForGood[lost]}
      </Button>
      <Button size="small" onPress={() => setAsking(false)}>
        {words.keep}
      </Button>
    </span>
  )
}
