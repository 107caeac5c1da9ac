import type { CannedReply } from '../../../shared/domain/canned/canned-reply.ts'
import type { CannedReplyView } from '../../../shared/ipc/canned.ts'
import { RefusedChange } from '../../design/RefusedChange.tsx'
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
  const { reply, commandId, refusal } = refused
  return (
    <RefusedChange
      why={words.refused(refusalWords(refusal, texts, useAgentName()))}
      words={words}
      onTakeUp={reply && (() => onTakeUp(reply))}
      onPutAway={() => reportDefects(forgetRefused(commandId))}
    >
      {reply && (
        <>
          <p className="text-soft text-xs">{words.refusedText}</p>
          <p className="whitespace-pre-wrap wrap-anywhere">{reply.text}</p>
        </>
      )}
    </RefusedChange>
  )
}
