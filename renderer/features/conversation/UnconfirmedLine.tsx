import type { Refusal } from '../../../shared/commands.ts'
import type { Unconfirmed } from '../../../shared/ipc.ts'
import { Button } from '../../design/Button.tsx'
import { useAgentName } from '../../state/agents.ts'
import { useNow } from '../../state/clock.ts'
import { confirmReply, discard, takeBackToDraft } from '../../state/commands.ts'
import { reportDefects } from '../../state/notices.ts'
import { isConnected, useSession, useStatus } from '../../state/status.ts'
import { pickTemplateInstead } from '../../state/template-picker.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { refusalWords } from '../../words/refusal.ts'

type UnconfirmedLineProps = {
  unconfirmed: Unconfirmed
  /** When it was asked for. */
  since: number
  /** The conversation whose draft its words can go back to; absent where it has none. */
  draftOf?: string
}

/** What has not reached the record: waiting to leave, on its way, or refused with its reason. */
export function UnconfirmedLine({ unconfirmed, since, draftOf }: UnconfirmedLineProps) {
  return unconfirmed.state === 'refused' ? (
    <Refused unconfirmed={unconfirmed} {...(draftOf && { draftOf })} />
  ) : (
    <Waiting unconfirmed={unconfirmed} since={since} {...(draftOf && { draftOf })} />
  )
}

/** With a connection it is gone in a moment: the line would only flicker. */
const NOTICEABLE_MS = 3_000

type WaitingProps = {
  unconfirmed: Extract<Unconfirmed, { state: 'waiting' | 'leaving' }>
  since: number
  draftOf?: string
}

function Waiting({ unconfirmed, since, draftOf }: WaitingProps) {
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
            reportDefects(draftOf ? takeBackToDraft(draftOf, commandId) : discard(commandId))
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
])

type RefusedProps = {
  unconfirmed: Extract<Unconfirmed, { state: 'refused' }>
  draftOf?: string
}

function Refused({ unconfirmed, draftOf }: RefusedProps) {
  const texts = useTexts()
  const nameOf = useAgentName()
  const words = texts.conversation.unconfirmed
  const own = useSession()?.account.agentId ?? null
  const { commandId, refusal, inDraft } = unconfirmed
  const isClosed = refusal.reason === 'window-closed'
  return (
    <div className="flex flex-wrap items-center justify-end gap-x-2 gap-y-1 pt-0.5 text-bad text-xs">
      <p>
        {words.notAccepted} {refusalWords(refusal, texts, nameOf, own)} {inDraft && words.inDraft}
      </p>
      {refusal.reason === 'newer-messages' && (
        <Button size="small" onPress={() => reportDefects(confirmReply(commandId))}>
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
      {draftOf && !isClosed && !inDraft && (
        <Button size="small" onPress={() => reportDefects(takeBackToDraft(draftOf, commandId))}>
          {words.toDraft}
        </Button>
      )}
      <Button size="small" tone="quiet" onPress={() => reportDefects(discard(commandId))}>
        {inDraft ? texts.dismiss : words.discard}
      </Button>
    </div>
  )
}
