import { Button } from '../../../design/Button.tsx'
import { Dialog } from '../../../design/Dialog.tsx'
import { type Bulk, forgetBulk, runBulk } from '../../../state/bulk.ts'
import { reportDefects } from '../../../state/notices.ts'
import { useTexts } from '../../../texts/use-texts.ts'
import { Refused } from './Refused.tsx'

/** Asked once for all of them: who would be left without an answer, and what cannot be closed. */
export function ConfirmBulk({ bulk: { items } }: { bulk: Bulk }) {
  const { confirm } = useTexts().bulk
  const closing = items.filter(({ state }) => state === 'waiting')
  const waits = closing.filter(({ row }) => row.waitingSince !== null).length
  const refused = items.length - closing.length
  return (
    <Dialog
      role="alertdialog"
      title={closing.length === 0 ? confirm.none : confirm.title(closing.length)}
      onClose={forgetBulk}
    >
      <div className="flex min-h-0 flex-col gap-3 overflow-y-auto px-5 pt-1 text-soft text-sm">
        {waits > 0 && <p className="font-medium text-warn">{confirm.waits(waits)}</p>}
        <Refused items={items} lead={confirm.not(refused)} />
      </div>
      <div className="flex flex-wrap justify-end gap-2 p-5 short:p-3">
        {closing.length > 0 && (
          <Button tone="quiet" onPress={() => reportDefects(runBulk())}>
            {confirm.yes(closing.length)}
          </Button>
        )}
        <Button tone="primary" onPress={forgetBulk} autoFocus>
          {confirm.keep}
        </Button>
      </div>
    </Dialog>
  )
}
