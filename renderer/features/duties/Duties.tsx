import { useConversation } from '../../state/conversation.ts'
import { showOverlay, useOverlay } from '../../state/overlay.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { AuditDialog } from './AuditDialog.tsx'
import { ErasureDialog } from './ErasureDialog.tsx'
import { ReconciliationDialog } from './ReconciliationDialog.tsx'

/** What supervisors and administrators see of the record itself, over the desk. */
export function Duties() {
  const texts = useTexts()
  const overlay = useOverlay((state) => state.overlay)
  const view = useConversation((state) => state.view)
  const close = () => showOverlay(null)
  const name = view?.citizenName ?? texts.unnamedCitizen
  switch (overlay) {
    case 'reconciliation':
      return <ReconciliationDialog onClose={close} />
    case 'audit':
      return <AuditDialog title={texts.duties.audit.title} onClose={close} />
    case 'readers':
      return view ? (
        <AuditDialog
          key={view.conversationId}
          title={texts.duties.audit.readersTitle(name)}
          conversationId={view.conversationId}
          onClose={close}
        />
      ) : null
    case 'erasure':
      return view ? (
        <ErasureDialog
          key={view.conversationId}
          conversationId={view.conversationId}
          {...{ name }}
          onClose={close}
        />
      ) : null
    default:
      return null
  }
}
