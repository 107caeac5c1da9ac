import type { ConversationView } from '../../../shared/ipc.ts'
import { Button } from '../../design/Button.tsx'
import { Dialog } from '../../design/Dialog.tsx'
import { useTexts } from '../../texts/use-texts.ts'

type ConfirmCloseProps = { view: ConversationView; onConfirm: () => void; onKeep: () => void }

/** Asked only where closing would leave a citizen without an answer. */
export function ConfirmClose({ view, onConfirm, onKeep }: ConfirmCloseProps) {
  const texts = useTexts()
  const words = texts.conversation.confirmClose
  return (
    <Dialog role="alertdialog" title={words.title} onClose={onKeep}>
      <p className="px-5 text-soft text-sm">
        {words.text(view.citizenName ?? texts.unnamedCitizen)}
      </p>
      <div className="flex flex-wrap justify-end gap-2 p-5 short:p-3">
        <Button tone="quiet" onPress={onConfirm}>
          {words.confirm}
        </Button>
        <Button tone="primary" onPress={onKeep} autoFocus>
          {words.keep}
        </Button>
      </div>
    </Dialog>
  )
}
