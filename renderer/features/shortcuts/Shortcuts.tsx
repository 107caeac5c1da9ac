import { useEffect } from 'react'
import { hearAhead, hearKey } from '../../actions/hear-key.ts'
import { showOverlay, useOverlay } from '../../state/overlay.ts'
import { ShortcutSheet } from './ShortcutSheet.tsx'

/** Listens for the desk's shortcuts, and shows their sheet. */
export function Shortcuts() {
  const open = useOverlay((state) => state.overlay === 'shortcuts')
  useEffect(() => {
    const ends = new AbortController()
    const { signal } = ends
    window.addEventListener('keydown', hearAhead, { signal, capture: true })
    window.addEventListener('keypress', hearAhead, { signal, capture: true })
    window.addEventListener('keydown', hearKey, { signal })
    return () => ends.abort()
  }, [])
  return open ? <ShortcutSheet onClose={() => showOverlay(null)} /> : null
}
