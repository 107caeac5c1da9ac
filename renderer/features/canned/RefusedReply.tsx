import type { CannedReply } from '../../../shared/domain/canned/canned-reply.ts'
import type { CannedReplyView } from '../../../shared/ipc/canned.ts'
import { Button } from '../../design/Button.tsx'
import { useAgentName } from '../../state/agents.ts'
import { forgetRefused } from '../../state/canned.ts'
import { reportDefects } from '../../state/notices.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { refusalWords } from '../../words/refusal.ts'

type RefusedReplyProps = {
  refused: Extract<CannedReplyView['unconfirmed'], { state: 'refused' }>
  onTakeUp: (reply: CannedReply) => void
}

/** Why a change was not accepted, with its words: they can be taken up over what stands now. */
export function RefusedReply({ refused, onTakeUp }: RefusedReplyProps) {
  const texts = useTexts()
  const words = texts.canned.manager
  const nameOf = useAgentName()
  const { reply, commandId, refusal } = refused
  const putAway = () => reportDefects(forgetRefused(commandId))
  return (
    <div role="alert" className="flex flex-col gap-2 rounded-card bg-bad-soft p-3 text-ink text-sm">
      <p className="font-medium text-bad">{words.refused(refusalWords(refusal, texts, nameOf))}</p>
      {reply && (
        <>
          <p className="text-soft text-xs">{words.refusedText}</p>
          <p className="whitespace-pre-wrap wrap-anywhere">{reply.text}</p>
        </>
      )}
      <div className="flex flex-wrap gap-2">
        {reply && (
          <Button
            size="small"
            onPress={() => {
              onTakeUp(reply)
              putAway()
            }}
          >
            {words.takeUp}
          </Button>
        )}
        <Button size="small" tone="quiet" onPress={putAway}>
          {words.putAway}
        </Button>
      </div>
    </div>
  )
}
