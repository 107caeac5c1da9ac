import { ClosingFoot } from '../../design/ClosingFoot.tsx'
import { Dialog } from '../../design/Dialog.tsx'
import { openRow } from '../../state/desk.ts'
import { showOverlay, useOverlay } from '../../state/overlay.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { Overview } from './Overview.tsx'

/** The same over an open conversation, or where the screen is too narrow for both. */
export function OverviewDialog() {
  const { overview: words } = useTexts()
  const open = useOverlay((state) => state.overlay === 'overview')
  if (!open) return null
  const close = () => showOverlay(null)
  return (
    <Dialog title={words.title} place="top" width="max-w-5xl" onClose={close}>
      <div className="flex min-h-0 flex-col">
        <Overview
          onOpen={(conversationId) => {
            close()
            openRow(conversationId)
          }}
        />
        <ClosingFoot />
      </div>
    </Dialog>
  )
}
