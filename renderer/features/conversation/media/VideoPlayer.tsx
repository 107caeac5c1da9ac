import { Play } from 'lucide-react'
import { useState } from 'react'
import type { StoredFile } from '../../../../shared/domain/stored-file.ts'
import { Button } from '../../../design/Button.tsx'
import { useFile } from '../../../state/files.ts'
import { hush } from '../../../state/sound.ts'
import { useLanguage, useTexts } from '../../../texts/use-texts.ts'
import { sizeWords } from '../../../words/file.ts'
import { DocumentCard } from './DocumentCard.tsx'

type VideoPlayerProps = { file: StoredFile; name: string; title: string }

/** A film is fetched when somebody wants to see it; its place is kept meanwhile. */
export function VideoPlayer({ file, name, title }: VideoPlayerProps) {
  const texts = useTexts()
  const language = useLanguage()
  const [wanted, setWanted] = useState(false)
  const [unplayable, setUnplayable] = useState(false)
  const loaded = useFile(file.sha256, 'whole', file.mimeType, wanted).file
  if (unplayable) return <DocumentCard file={file} name={name} caution={texts.media.cannotShow} />
  return (
    <div className="my-1 flex aspect-video w-[20rem] max-w-full items-center justify-center overflow-hidden rounded-card bg-[#14171c] text-[#fff]">
      {loaded.state === 'ready' ? (
        // biome-ignore lint/a11y/useMediaCaption: WhatsApp's films have no captions
        <video
          src={loaded.url}
          aria-label={title}
          controls
          autoPlay
          onPlay={hush}
          onError={() => setUnplayable(true)}
          className="size-full"
        />
      ) : (
        <div className="flex flex-col items-center gap-2 p-3 text-center text-xs">
          <Button
            size="small"
            isDisabled={wanted && loaded.state === 'loading'}
            onPress={() => setWanted(true)}
          >
            <Play aria-hidden="true" size={14} />
            {texts.media.player.playVideo(sizeWords(file.size, texts, language))}
          </Button>
          {wanted && loaded.state !== 'loading' && texts.media[loaded.state]}
        </div>
      )}
    </div>
  )
}
