import { Button } from './Button.tsx'

type OvertakenProps = {
  words: { overtaken: string; seeTheirs: string; keepMine: string }
  onSeeTheirs: () => void
  onKeepMine: () => void
}

/** Somebody saved another version meanwhile: it is not written over unseen. */
export function Overtaken({ words, onSeeTheirs, onKeepMine }: OvertakenProps) {
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
