import { useEffect } from 'react'
import { showOverlay, useOverlay } from '../../state/overlay.ts'
import { handleShortcut } from './handle-shortcut.ts'
import { ShortcutSheet } from './ShortcutSheet.tsx'

/** Listens for the desk's shortcuts, and shows their sheet. */
export function Shortcuts() {
  const open = useOverlay((state) => state.overlay === 'shortcuts')
  useEffect(() => {
    window.addEventListener('keydown', handleShortcut)
    return () => window.removeEventListener('keydown', handleShortcut)
  }, [])
  return open ? <ShortcutSheet onClose={() => showOverlay(null)} /> : null
}
