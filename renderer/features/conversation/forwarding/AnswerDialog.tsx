import type { ConversationView } from '../../../../shared/ipc/conversation.ts'
import type { OpenForwarding } from '../../../../shared/ipc/forwardings.ts'
import { Button } from '../../../design/Button.tsx'
import { Dialog } from '../../../design/Dialog.tsx'
import {
  changeForwardingDraft,
  closeForwarding,
  recordAnswer,
  useForwardingDraft,
} from '../../../state/forwarding.ts'
import { reportDefects } from '../../../state/notices.ts'
import { useTexts } from '../../../texts/use-texts.ts'
import { InternalWords } from './InternalWords.tsx'

type AnswerDialogProps = { view: ConversationView; forwarding: OpenForwarding }

/** What the area answered, for the record: the citizen's answer is another thing, written by hand. */
export function AnswerDialog({ view, forwarding }: AnswerDialogProps) {
  const texts = useTexts()
  const words = texts.forwarding
  const { forwardingId } = forwarding
  const { text } = useForwardingDraft('answer', forwardingId)
  return (
    <Dialog
      title={words.answerTitle(forwarding.area ?? words.unknownArea)}
      onClose={closeForwarding}
    >
      <form
        className="flex min-h-0 flex-col"
        onSubmit={(event) => {
          event.preventDefault()
          if (text.trim() === '') return
          reportDefects(recordAnswer(view, forwardingId, text.trim()))
        }}
      >
        <div className="min-h-0 overflow-y-auto px-5 pt-1 pb-2">
          <InternalWords
            label={words.answer}
            hint={words.answerHint}
            autoFocus
            value={text}
            onChange={(changed) => changeForwardingDraft('answer', forwardingId, { text: changed })}
          />
        </div>
        <div className="flex flex-wrap justify-end gap-2 p-5 short:p-3">
          <Button tone="quiet" onPress={closeForwarding}>
            {texts.cancel}
          </Button>
          <Button tone="primary" type="submit" isDisabled={text.trim() === ''}>
            {words.confirmAnswer}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
