import { ImageOff } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import type { StoredFile } from '../../../../shared/domain/stored-file.ts'
import { useFile } from '../../../state/files.ts'
import { viewPicture } from '../../../state/viewer.ts'
import { useTexts } from '../../../texts/use-texts.ts'

type PictureProps = {
  messageId: string
  file: StoredFile
  title: string
  caption: string | null
  sticker: boolean
}

/** In the page's pixels. */
const LARGEST = { picture: { width: 320, height: 340 }, sticker: { width: 150, height: 150 } }
const UNKNOWN = { width: 240, height: 180 }

/** A picture in the place that it will need, so that nothing jumps when it comes. */
export function Picture({ messageId, file, title, caption, sticker }: PictureProps) {
  const texts = useTexts()
  const size = shownSize(file, sticker ? LARGEST.sticker : LARGEST.picture)
  // A sticker may move, which its thumbnail would not; it has half a megabyte at most.
  const isWhole = sticker || file.width === null
  const loaded = useFile(
    file.sha256,
    isWhole ? 'whole' : 'thumbnail',
    isWhole ? file.mimeType : 'image/webp',
    true,
  ).file
  const alt = caption ?? title
  const picture =
    loaded.state === 'ready' ? (
      <img src={loaded.url} alt={alt} className="size-full object-contain" draggable={false} />
    ) : (
      <NotShown words={loaded.state === 'loading' ? null : texts.media[loaded.state]} />
    )
  if (sticker) return <div style={size}>{picture}</div>
  return (
    <AriaButton
      aria-label={texts.media.open(alt)}
      onPress={() => viewPicture(messageId)}
      className="my-1 block max-w-full cursor-zoom-in overflow-hidden rounded-card bg-ink/5"
      style={size}
    >
      {picture}
    </AriaButton>
  )
}

function NotShown({ words }: { words: string | null }) {
  return (
    <span className="flex size-full flex-col items-center justify-center gap-2 p-3 text-center text-soft text-xs">
      {words === null ? (
        <span className="size-full animate-pulse rounded-control bg-ink/5 motion-reduce:animate-none" />
      ) : (
        <>
          <ImageOff aria-hidden="true" size={20} />
          {words}
        </>
      )}
    </span>
  )
}

function shownSize({ width, height }: StoredFile, largest: { width: number; height: number }) {
  if (width === null || height === null) return UNKNOWN
  const scale = Math.min(1, largest.width / width, largest.height / height)
  // Never so small that it could not be seen or touched.
  return { width: Math.max(width * scale, 48), aspectRatio: `${width} / ${height}`, minHeight: 48 }
}
