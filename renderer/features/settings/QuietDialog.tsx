import { Button } from '../../design/Button.tsx'
import { Dialog } from '../../design/Dialog.tsx'
import { showOverlay, useOverlay } from '../../state/overlay.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { QuietNow } from './QuietNow.tsx'

/** From the palette, its key and the foot of the screen: peace for now. */
export function QuietDialog() {
  const { quiet: words, shortcuts } = useTexts()
  const isOpen = useOverlay((state) => state.overlay === 'quiet')
  const close = () => showOverlay(null)
  if (!isOpen) return null
  return (
    <Dialog title={words.title} onClose={close}>
      <div className="flex min-h-0 flex-col gap-3 overflow-y-auto px-5 pt-1 pb-4">
        <p className="text-faint text-xs">{words.lead}</p>
        <QuietNow onDone={close} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button tone="quiet" onPress={() => showOverlay('notice-settings')}>
            {words.openSpans}
          </Button>
          <Button onPress={close}>{shortcuts.close}</Button>
        </div>
      </div>
    </Dialog>
  )
}
