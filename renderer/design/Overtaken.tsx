import { Button } from './Button.tsx'

type OvertakenProps = {
  words: { overtaken: string; seeTheirs: string; keepMine: string }
  onSeeTheirs: () => void
  onKeepMine: () => void
  className?: string
}

/** Somebody saved another version meanwhile: it is not written over unseen. */
export function Overtaken(props: OvertakenProps) {
  const { words, onSeeTheirs, onKeepMine, className = '' } = props
  return (
    <div
      role="alert"
      className={`flex flex-col gap-2 rounded-card bg-warn-soft p-3 text-ink text-sm ${className}`}
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
