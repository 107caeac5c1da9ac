import type { Refusal } from '../../../shared/commands.ts'
import { withoutWords } from '../../../shared/domain/draft-words.ts'
import type { Unconfirmed } from '../../../shared/ipc/timeline.ts'
import { Button } from '../../design/Button.tsx'
import { useAgentName } from '../../state/agents.ts'
import { useNow } from '../../state/clock.ts'
import { useDrafts } from '../../state/drafts.ts'
import { reportDefects } from '../../state/notices.ts'
import { isConnected, useSession, useStatus } from '../../state/status.ts'
import { confirmReply, discard, type Returned, takeBackToDraft } from '../../state/take-back.ts'
import { pickTemplateInstead } from '../../state/template-picker.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { refusalWords } from '../../words/refusal.ts'

type UnconfirmedLineProps = {
  unconfirmed: Unconfirmed
  /** When it was asked for. */
  since: number
  /** What its author wrote, and the draft that it can go back to; null where it has none. */
  written?: Returned | null
}

/** What has not reached the record: waiting to leave, on its way, or refused with its reason. */
export function UnconfirmedLine({ unconfirmed, since, written = null }: UnconfirmedLineProps) {
  return unconfirmed.state === 'refused' ? (
    <Refused unconfirmed={unconfirmed} written={written} />
  ) : (
    <Waiting unconfirmed={unconfirmed} since={since} written={written} />
  )
}

/** With a connection it is gone in a moment: the line would only flicker. */
const NOTICEABLE_MS = 3_000

type WaitingProps = {
  unconfirmed: Extract<Unconfirmed, { state: 'waiting' | 'leaving' }>
  since: number
  written: Returned | null
}

function Waiting({ unconfirmed, since, written }: WaitingProps) {
  const { conversation } = useTexts()
  const connected = useStatus(({ status }) => isConnected(status))
  const now = useNow()
  if (connected && now - since < NOTICEABLE_MS) return null
  const { commandId, state } = unconfirmed
  return (
    <div className="flex flex-wrap items-center justify-end gap-x-2 pt-0.5 text-soft text-xs">
      <span>{conversation.unconfirmed[state]}</span>
      {state === 'waiting' && (
        <Button
          size="small"
          onPress={() =>
            reportDefects(
              written ? takeBackToDraft(written.conversationId, commandId) : discard(commandId),
            )
          }
        >
          {conversation.unconfirmed.withdraw}
        </Button>
      )}
    </div>
  )
}

/** Refusals of a template: nothing of it goes back to a draft. */
const templates: ReadonlySet<Refusal['reason']> = new Set([
  'unknown-template',
  'template-unusable',
  'template-values',
  'marketing-stopped',
])

type RefusedProps = {
  unconfirmed: Extract<Unconfirmed, { state: 'refused' }>
  written: Returned | null
}

/** Its words stand in the draft again, unless she has changed them since. */
function Refused({ unconfirmed, written }: RefusedProps) {
  const texts = useTexts()
  const nameOf = useAgentName()
  const words = texts.conversation.unconfirmed
  const own = useSession()?.account.agentId ?? null
  const { commandId, refusal } = unconfirmed
  const standsInDraft = useStandsInDraft(written)
  const inDraft = unconfirmed.inDraft && standsInDraft
  const mayGoNow = refusal.reason === 'newer-messages' && inDraft === unconfirmed.inDraft
  const isClosed = refusal.reason === 'window-closed'
  return (
    <div className="flex flex-wrap items-center justify-end gap-x-2 gap-y-1 pt-0.5 text-bad text-xs">
      <p>
        {words.notAccepted} {refusalWords(refusal, texts, nameOf, own)} {inDraft && words.inDraft}
      </p>
      {mayGoNow && (
        <Button size="small" onPress={() => reportDefects(confirmReply(commandId, written))}>
          {words.sendAnyway}
        </Button>
      )}
      {isClosed && (
        <Button size="small" onPress={() => reportDefects(pickTemplateInstead(commandId))}>
          {words.toTemplate}
        </Button>
      )}
      {templates.has(refusal.reason) && (
        <Button size="small" onPress={() => reportDefects(pickTemplateInstead(commandId))}>
          {words.chooseAgain}
        </Button>
      )}
      {written && !isClosed && !inDraft && (
        <Button
          size="small"
          onPress={() => reportDefects(takeBackToDraft(written.conversationId, commandId))}
        >
          {words.toDraft}
        </Button>
      )}
      <Button size="small" tone="quiet" onPress={() => reportDefects(discard(commandId))}>
        {inDraft ? texts.dismiss : words.discard}
      </Button>
    </div>
  )
}

/** A file that went without words has none to stand anywhere: it is with the draft's files again. */
function useStandsInDraft(written: Returned | null): boolean {
  return useDrafts((drafts) => {
    if (written === null) return true
    const draft = drafts[written.kind][written.conversationId] ?? ''
    return withoutWords(draft, written.text) !== null
  })
}
