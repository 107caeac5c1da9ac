import { Button } from '../../design/Button.tsx'
import { useTexts } from '../../texts/use-texts.ts'

type OvertakenProps = { onSeeTheirs: () => void; onKeepMine: () => void }

/** Somebody saved another version meanwhile: it is not written over unseen. */
export function Overtaken({ onSeeTheirs, onKeepMine }: OvertakenProps) {
  const { documents: words } = useTexts()
  return (
    <div
      role="alert"
      className="flex flex-col gap-2 rounded-card bg-warn-soft p-3 text-ink text-sm"
    >
      <p className="font-medium text-warn">{words.overtaken}</p>
      <div className="flex flex-wrap gap-2">
        <Button size="small" onPress={onSeeTheirs}>
          {words.seeTheirs}
        </Button>
        <Button size="small" tone="quiet" onPress={onKeepMine}>
          {words.keepMine}
        </Button>
      </div>
    </div>
  )
}
