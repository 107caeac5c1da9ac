import {
  ChevronLeft,
  ChevronRight,
  Download,
  Maximize,
  RotateCcw,
  RotateCw,
  X,
  ZoomIn,
  ZoomOut,
} from 'lucide-react'
import { type ReactNode, type RefObject, useEffect, useEffectEvent, useRef } from 'react'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import { IconButton } from '../../../design/Button.tsx'
import { useConversation } from '../../../state/conversation.ts'
import { reportDefects } from '../../../state/notices.ts'
import {
  closeViewer,
  picturesOf,
  useViewer,
  type ViewedPicture,
  viewNeighbour,
} from '../../../state/viewer.ts'
import { useLanguage, useTexts } from '../../../texts/use-texts.ts'
import { saveName, titleOf } from '../../../words/file.ts'
import { PictureStage } from './PictureStage.tsx'
import { usePlace } from './use-place.ts'
import { useSaving } from './use-saving.ts'
import { keyInViewer, type ViewerKeys } from './viewer-keys.ts'

/** A picture over everything else: zoom, rotation, its neighbours, saving; all of it by keyboard too. */
export function PictureViewer() {
  const texts = useTexts()
  const picture = useViewer((state) => state.picture)
  if (picture === null) return null
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(open) => open || closeViewer()}
      className="fixed inset-0 z-50 bg-[rgb(10_12_16/0.97)]"
    >
      <Modal className="size-full">
        <Dialog
          aria-label={texts.media.viewer.title(titleOf(picture.content, texts))}
          className="flex size-full flex-col text-[#fff] outline-none"
        >
          <OpenPicture picture={picture} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

const STEP = 1.5
const MOVE_PX = 80

function OpenPicture({ picture }: { picture: ViewedPicture }) {
  const texts = useTexts()
  const { viewer } = texts.media
  const { messageId, file, content } = picture
  const stage = useRef<HTMLElement>(null)
  const place = usePlace(stage, messageId, file)
  const name = saveName(content, file.mimeType, texts)
  const { save, problem } = useSaving(file, name)
  const goTo = (step: 1 | -1) => reportDefects(viewNeighbour(step))

  /** Arrows move what is larger than the window; what is not leads to its neighbours. */
  const arrow = (x: number, y: number) => {
    if (place.movable) place.move({ x: -x * MOVE_PX, y: -y * MOVE_PX })
    else if (x !== 0) goTo(x > 0 ? 1 : -1)
  }
  useKeys(stage, {
    '+': { act: () => place.zoom(STEP), held: true },
    '=': { act: () => place.zoom(STEP), held: true },
    '-': { act: () => place.zoom(1 / STEP), held: true },
    '0': { act: place.fit },
    '1': { act: place.actual },
    r: { act: () => place.turn(1) },
    R: { act: () => place.turn(-1) },
    s: { act: save },
    ArrowLeft: { act: () => arrow(-1, 0), held: true },
    ArrowRight: { act: () => arrow(1, 0), held: true },
    ArrowUp: { act: () => arrow(0, -1), held: true },
    ArrowDown: { act: () => arrow(0, 1), held: true },
    PageUp: { act: () => goTo(-1) },
    PageDown: { act: () => goTo(1) },
  })

  return (
    <>
      <div className="flex shrink-0 flex-wrap items-center justify-end gap-1 p-2">
        <bdi className="min-w-24 grow basis-0 truncate px-2 text-sm">
          {problem ?? content.caption ?? name}
        </bdi>
        <Tool label={viewer.zoomOut} onPress={() => place.zoom(1 / STEP)} icon={<ZoomOut />} />
        <Tool label={viewer.zoomIn} onPress={() => place.zoom(STEP)} icon={<ZoomIn />} />
        <Tool label={viewer.fit} onPress={place.fit} icon={<Maximize />} />
        <Tool
          label={viewer.actual}
          onPress={place.actual}
          icon={<span className="font-semibold text-xs">1:1</span>}
        />
        <Tool label={viewer.rotateBack} onPress={() => place.turn(-1)} icon={<RotateCcw />} />
        <Tool label={viewer.rotate} onPress={() => place.turn(1)} icon={<RotateCw />} />
        <Tool label={texts.media.save(name)} onPress={save} icon={<Download />} />
        <Tool label={viewer.close} onPress={closeViewer} icon={<X />} />
      </div>
      <PictureStage ref={stage} picture={picture} place={place} />
      <Foot picture={picture} scale={place.scale} onGo={goTo} />
    </>
  )
}

type FootProps = { picture: ViewedPicture; scale: number; onGo: (step: 1 | -1) => void }

/** Which of the photos it is and how large, said too; the way to its neighbours; the keys. */
function Foot({ picture, scale, onGo }: FootProps) {
  const { media } = useTexts()
  const { viewer } = media
  const language = useLanguage()
  const looking = useViewer((state) => state.looking)
  const page = useConversation((state) => state.view?.page)
  const all = picturesOf(page?.items ?? [])
  const at = all.findIndex(({ messageId }) => messageId === picture.messageId)
  const isFirst = at <= 0 && (at === -1 || !page?.before)
  const isLast = at === -1 || at === all.length - 1
  const size = new Intl.NumberFormat(language, { style: 'percent' }).format(scale)
  return (
    <div className="flex shrink-0 items-center justify-center gap-3 p-2 text-sm">
      <Tool
        label={viewer.before}
        isDisabled={isFirst || looking}
        onPress={() => onGo(-1)}
        icon={<ChevronLeft />}
      />
      <p role="status" className="min-w-40 text-center tabular-nums">
        {looking
          ? viewer.looking
          : `${at === -1 ? '' : `${viewer.place(at + 1, all.length, page?.before != null)} · `}${size}`}
      </p>
      <Tool
        label={viewer.after}
        isDisabled={isLast}
        onPress={() => onGo(1)}
        icon={<ChevronRight />}
      />
      <p className="absolute right-4 text-[rgb(255_255_255/0.7)] text-xs max-[1100px]:hidden">
        {viewer.keys}
      </p>
    </div>
  )
}

type ToolProps = { label: string; onPress: () => void; icon: ReactNode; isDisabled?: boolean }

function Tool({ label, onPress, icon, isDisabled = false }: ToolProps) {
  return (
    <IconButton
      label={label}
      onPress={onPress}
      isDisabled={isDisabled}
      className="text-[#fff] hover:bg-[rgb(255_255_255/0.15)] hover:text-[#fff] data-pressed:bg-[rgb(255_255_255/0.25)] [&>svg]:size-4.5 [&>svg]:text-[#fff]"
    >
      {icon}
    </IconButton>
  )
}

/**
 * Wherever in the viewer the focus is, or nowhere (a button that can do nothing more loses it): what lies
 * over the viewer has its own keys.
 */
function useKeys(stage: RefObject<HTMLElement | null>, keys: ViewerKeys): void {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    const key = keyInViewer(keys, event)
    if (key === null) return
    event.preventDefault()
    event.stopPropagation()
    key.act?.()
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const viewer = stage.current?.closest('[role="dialog"]')
      const isHere = event.target instanceof Node && viewer?.contains(event.target)
      if (isHere || event.target === document.body) hear(event)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [stage])
}
