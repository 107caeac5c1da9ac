import { useEffect } from 'react'
import { Dialog } from '../../design/Dialog.tsx'
import { Problem } from '../../design/Problem.tsx'
import { refreshHours, useHours } from '../../state/hours.ts'
import { showOverlay, useOverlay } from '../../state/overlay.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { HoursEditor } from './HoursEditor.tsx'

/** When the desk is open, over the desk: everybody reads it, who supervises or administers changes it. */
export function Hours() {
  const open = useOverlay((state) => state.overlay === 'hours')
  return open ? <OpenHours onClose={() => showOverlay(null)} /> : null
}

function OpenHours({ onClose }: { onClose: () => void }) {
  const texts = useTexts()
  const { opening: words } = texts
  const { view, failed } = useHours()
  useEffect(() => void refreshHours(), [])
  return (
    <Dialog title={words.title} place="top" width="max-w-5xl" onClose={onClose}>
      {view !== null ? (
        <HoursEditor view={view} onClose={onClose} />
      ) : failed ? (
        <Problem text={words.failed} action={texts.tryAgain} onAction={() => void refreshHours()} />
      ) : (
        <p className="p-8 text-center text-faint text-sm">{words.loading}</p>
      )}
    </Dialog>
  )
}
