import type { CannedReplyView } from '../../../shared/ipc/canned.ts'
import { Button } from '../../design/Button.tsx'
import { useTexts } from '../../texts/use-texts.ts'

type ChangedMeanwhileProps = { view: CannedReplyView; onGoOn: () => void }

/** What stands now, while an older wording is being changed: it is not written over unseen. */
export function ChangedMeanwhile({ view, onGoOn }: ChangedMeanwhileProps) {
  const words = useTexts().canned.manager
  return (
    <div
      role="alert"
      className="flex flex-col gap-2 rounded-card bg-warn-soft p-3 text-ink text-sm"
    >
      <p className="font-medium text-warn">{words.overtaken}</p>
      <p className="wrap-anywhere whitespace-pre-wrap">{view.reply.text}</p>
      <Button size="small" className="self-start" onPress={onGoOn}>
        {words.goOn}
      </Button>
    </div>
  )
}
