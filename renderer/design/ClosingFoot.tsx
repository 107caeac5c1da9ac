import { showOverlay } from '../state/overlay.ts'
import { useTexts } from '../texts/use-texts.ts'
import { Button } from './Button.tsx'

/** Below what is only read, over the desk. */
export function ClosingFoot() {
  return (
    <footer className="flex shrink-0 justify-end border-line border-t p-3 short:p-2">
      <CloseOverlay />
    </footer>
  )
}

/** Leads back to the desk from whatever stands over it. */
export function CloseOverlay() {
  return <Button onPress={() => showOverlay(null)}>{useTexts().shortcuts.close}</Button>
}
