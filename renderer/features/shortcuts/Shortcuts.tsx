import { useEffect } from 'react'
import { hearKey } from '../../actions/hear-key.ts'
import { showOverlay, useOverlay } from '../../state/overlay.ts'
import { ShortcutSheet } from './ShortcutSheet.tsx'

/** Listens for the desk's shortcuts, and shows their sheet. */
export function Shortcuts() {
  const open = useOverlay((state) => state.overlay === 'shortcuts')
  useEffect(() => {
    window.addEventListener('keydown', hearKey)
    return () => window.removeEventListener('keydown', hearKey)
  }, [])
  return open ? <ShortcutSheet onClose={() => showOverlay(null)} /> : null
}
