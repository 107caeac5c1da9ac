import { X } from 'lucide-react'
import { Button, IconButton } from '../../../design/Button.tsx'
import { type Bulk, dismissBulk, isUndoable, undoBulk } from '../../../state/bulk.ts'
import { reportDefects } from '../../../state/notices.ts'
import { useTexts } from '../../../texts/use-texts.ts'
import { Refused } from './Refused.tsx'

/** How far it is, and what came of it: done, still on its way, refused and why. */
export function BulkOutcome({ bulk }: { bulk: Bulk }) {
  const { bulk: words } = useTexts()
  const { items, step, action, isUndo } = bulk
  const count = (wanted: (typeof items)[number]['state']) =>
    items.filter(({ state }) => state === wanted).length
  const [done, waiting, refused] = [count('done'), count('waiting'), count('refused')]
  return (
    <section
      aria-label={words.region}
      className="flex shrink-0 flex-col gap-1.5 border-line border-t bg-raised px-3 py-2 shadow-2"
    >
      <div className="flex items-start gap-2">
        <div role="status" className="min-w-0 grow text-ink text-sm">
          {step === 'running' && <p>{words.running(done + refused, items.length)}</p>}
          {step === 'issued' && isUndo && waiting + refused === 0 && <p>{words.undone}</p>}
          {step === 'issued' && !isUndo && done > 0 && <p>{words.done[action.type](done)}</p>}
          {step === 'issued' && waiting > 0 && <p className="text-soft">{words.waits(waiting)}</p>}
        </div>
        {isUndoable(bulk) && (
          <Button size="small" onPress={() => reportDefects(undoBulk())}>
            {words.undo}
          </Button>
        )}
        {step === 'issued' && (
          <IconButton
            label={words.dismiss}
            className="size-7!"
            onPress={() => reportDefects(dismissBulk())}
          >
            <X aria-hidden="true" size={15} />
          </IconButton>
        )}
      </div>
      {step === 'issued' && <Refused items={items} lead={words.refused(refused)} />}
    </section>
  )
}
