import { Download, Maximize, RotateCw, X, ZoomIn, ZoomOut } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import { IconButton } from '../../../design/Button.tsx'
import { useFile } from '../../../state/files.ts'
import { closeViewer, useViewer, type ViewedPicture } from '../../../state/viewer.ts'
import { useTexts } from '../../../texts/use-texts.ts'
import { useSaving } from './use-saving.ts'

/** A picture over everything else: zoom, rotation, saving; all of it by keyboard too. */
export function PictureViewer() {
  const picture = useViewer((state) => state.picture)
  return picture === null ? null : <OpenViewer key={picture.file.sha256} picture={picture} />
}

const STEP = 1.5
const LARGEST = 8

function OpenViewer({ picture }: { picture: ViewedPicture }) {
  const texts = useTexts()
  const { viewer } = texts.media
  const { file, name, title, caption } = picture
  const [scale, setScale] = useState(1)
  const [turns, setTurns] = useState(0)
  const { save, problem } = useSaving(file, name)
  const zoom = (by: number) => setScale((now) => Math.min(Math.max(now * by, 1), LARGEST))
  const rotate = () => setTurns((now) => (now + 1) % 4)

  // On the document: wherever in the viewer the focus is.
  useEffect(() => {
    const keys: Readonly<Record<string, () => void>> = {
      '+': () => zoom(STEP),
      '=': () => zoom(STEP),
      '-': () => zoom(1 / STEP),
      '0': () => setScale(1),
      r: rotate,
      s: save,
    }
    const onKeyDown = (event: KeyboardEvent) => {
      const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key]
      if (act === undefined) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  })

  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(open) => open || closeViewer()}
      className="fixed inset-0 z-50 bg-[rgb(10_12_16/0.93)]"
    >
      <Modal className="size-full">
        <Dialog
          aria-label={viewer.title(title)}
          className="flex size-full flex-col text-[#fff] outline-none"
        >
          <div className="flex shrink-0 items-center gap-1 p-2">
            <bdi className="min-w-0 grow truncate px-2 text-sm">{problem ?? caption ?? name}</bdi>
            <Tool label={viewer.zoomOut} onPress={() => zoom(1 / STEP)} icon={<ZoomOut />} />
            <Tool label={viewer.zoomIn} onPress={() => zoom(STEP)} icon={<ZoomIn />} />
            <Tool label={viewer.fit} onPress={() => setScale(1)} icon={<Maximize />} />
            <Tool label={viewer.rotate} onPress={rotate} icon={<RotateCw />} />
            <Tool label={texts.media.save(name)} onPress={save} icon={<Download />} />
            <Tool label={viewer.close} onPress={closeViewer} icon={<X />} />
          </div>
          <Canvas picture={picture} scale={scale} turns={turns} onEnlarge={() => zoom(STEP)} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

type ToolProps = { label: string; onPress: () => void; icon: ReactNode }

function Tool({ label, onPress, icon }: ToolProps) {
  return (
    <IconButton
      label={label}
      onPress={onPress}
      className="text-[#fff] hover:bg-[rgb(255_255_255/0.15)] hover:text-[#fff] data-pressed:bg-[rgb(255_255_255/0.25)] [&>svg]:size-4.5 [&>svg]:text-[#fff]"
    >
      {icon}
    </IconButton>
  )
}

type CanvasProps = {
  picture: ViewedPicture
  scale: number
  turns: number
  onEnlarge: () => void
}

/** Enlarged, it is moved by scrolling: with wheel, finger or the keyboard's arrows. */
function Canvas({ picture, scale, turns, onEnlarge }: CanvasProps) {
  const { media } = useTexts()
  const { file, title, caption } = picture
  const loaded = useFile(file.sha256, 'whole', file.mimeType, true).file
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
    <div tabIndex={0} className="min-h-0 grow overflow-auto outline-offset-[-2px]">
      <div
        className="flex items-center justify-center"
        style={{ width: `${scale * 100}%`, height: `${scale * 100}%` }}
      >
        {loaded.state === 'ready' ? (
          <img
            src={loaded.url}
            alt={caption ?? title}
            draggable={false}
            onDoubleClick={onEnlarge}
            className="max-h-full max-w-full object-contain"
            style={{ rotate: `${turns * 90}deg`, scale: turns % 2 === 1 ? fitTurned(file) : 1 }}
          />
        ) : (
          <p className="p-6 text-center text-sm">
            {loaded.state === 'loading' ? media.arriving : media[loaded.state]}
          </p>
        )}
      </div>
    </div>
  )
}

/** On its side, a wide picture would reach over the edges above and below. */
function fitTurned({ width, height }: { width: number | null; height: number | null }): number {
  if (width === null || height === null) return 1
  return Math.min(width / height, height / width)
}
