import { showOverlay, useOverlay } from '../../state/overlay.ts'
import { PaletteDialog } from './PaletteDialog.tsx'

/** Everything that can be done, and everybody who can be gone to, by a few letters. */
export function Palette() {
  const open = useOverlay((state) => state.overlay === 'palette')
  return open ? <PaletteDialog onClose={() => showOverlay(null)} /> : null
}
