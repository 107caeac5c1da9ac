import type { ConversationView } from '../../../shared/ipc/conversation.ts'
import { Button } from '../../design/Button.tsx'
import { Dialog } from '../../design/Dialog.tsx'
import { useTexts } from '../../texts/use-texts.ts'

type ConfirmCloseProps = { view: ConversationView; onConfirm: () => void; onKeep: () => void }

/** Asked only where closing would leave a citizen, or a question to an area, without an answer. */
export function ConfirmClose({ view, onConfirm, onKeep }: ConfirmCloseProps) {
  const texts = useTexts()
  const { confirmClose, confirmCloseForwarded } = texts.conversation
  const { forwarding, waitingSince } = view
  const name = view.citizenName ?? texts.unnamedCitizen
  const area = forwarding && (forwarding.area ?? texts.forwarding.unknownArea)
  const words = waitingSince === null ? confirmCloseForwarded : confirmClose
  return (
    <Dialog role="alertdialog" title={words.title} onClose={onKeep}>
      <div className="flex flex-col gap-2 px-5 text-soft text-sm wrap-anywhere">
        {waitingSince !== null && <p>{confirmClose.text(name)}</p>}
        {area !== null && <p>{confirmCloseForwarded.text(name, area)}</p>}
      </div>
      <div className="flex flex-wrap justify-end gap-2 p-5 short:p-3">
        <Button tone="quiet" onPress={onConfirm}>
          {words.confirm}
        </Button>
        <Button tone="primary" onPress={onKeep} autoFocus>
          {confirmClose.keep}
        </Button>
      </div>
    </Dialog>
  )
}
