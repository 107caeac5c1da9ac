import { useState } from 'react'
import { Dialog } from '../../design/Dialog.tsx'
import { showOverlay, useOverlay } from '../../state/overlay.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { ImportList } from './ImportList.tsx'
import { SubscriberList } from './SubscriberList.tsx'

/** The broadcast list as a whole, over the desk: for supervisors and administrators. */
export function Subscribers() {
  const open = useOverlay((state) => state.overlay === 'subscribers')
  return open ? <OpenList onClose={() => showOverlay(null)} /> : null
}

function OpenList({ onClose }: { onClose: () => void }) {
  const { subscribers, imports } = useTexts()
  const [importing, setImporting] = useState(false)
  return (
    <Dialog
      title={importing ? imports.title : subscribers.title}
      place="top"
      width="max-w-4xl"
      onClose={onClose}
    >
      {importing ? (
        <ImportList onBack={() => setImporting(false)} />
      ) : (
        <SubscriberList onImport={() => setImporting(true)} onClose={onClose} />
      )}
    </Dialog>
  )
}
