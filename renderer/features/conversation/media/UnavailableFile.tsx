import { RotateCw } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ConversationView } from '../../../../shared/ipc/conversation.ts'
import type { MediaView } from '../../../../shared/ipc/media.ts'
import { Button } from '../../../design/Button.tsx'
import { fetchMedia } from '../../../state/commands.ts'
import { reportDefects } from '../../../state/notices.ts'
import { useTexts } from '../../../texts/use-texts.ts'
import { Placeholder } from '../Placeholder.tsx'
import { UnconfirmedLine } from '../UnconfirmedLine.tsx'

type UnavailableFileProps = {
  icon: ReactNode
  title: string
  media: Extract<MediaView, { state: 'unavailable' }>
  messageId: string
  view: ConversationView
}

/** A file that the relay has given up: why, and a way to ask for it again. */
export function UnavailableFile({ icon, title, media, messageId, view }: UnavailableFileProps) {
  const texts = useTexts()
  const { asked, reason } = media
  const isAsked = asked !== null && asked.state !== 'refused'
  return (
    <>
      <Placeholder icon={icon} title={title}>
        {isAsked ? texts.media.asked : texts.media.unavailable[reason]}
      </Placeholder>
      {!isAsked && (
        <Button size="small" onPress={() => reportDefects(fetchMedia(view, messageId))}>
          <RotateCw aria-hidden="true" size={13} />
          {texts.media.fetchAgain}
        </Button>
      )}
      {asked?.state === 'refused' && <UnconfirmedLine unconfirmed={asked} since={0} />}
    </>
  )
}
