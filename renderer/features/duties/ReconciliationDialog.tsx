import { CircleAlert, CircleCheck } from 'lucide-react'
import type { Reconciliation } from '../../../shared/duties/reconciliation.ts'
import { call } from '../../bridge.ts'
import { Button } from '../../design/Button.tsx'
import { Dialog } from '../../design/Dialog.tsx'
import { useTexts } from '../../texts/use-texts.ts'
import { Answered } from './Answered.tsx'
import {
  arrivedColumns,
  leftColumns,
  ReconciliationTable,
  reactedColumns,
} from './ReconciliationTable.tsx'
import { RepliesToLookAt } from './RepliesToLookAt.tsx'
import { useAnswer } from './use-answer.ts'

const ask = () => call('read-reconciliation', {})

/** Whether all that arrived and all that was to leave is accounted for. */
export function ReconciliationDialog({ onClose }: { onClose: () => void }) {
  const { duties } = useTexts()
  const words = duties.reconciliation
  const { answer, retry } = useAnswer(ask)
  return (
    <Dialog title={words.title} width="max-w-5xl" onClose={onClose}>
      <p className="px-5 text-faint text-sm short:hidden">{words.lead}</p>
      <section
        aria-label={words.title}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: in a short window it scrolls, and a keyboard has to reach it
        tabIndex={0}
        className="min-h-40 overflow-y-auto px-5 py-3 outline-offset-[-2px]"
      >
        <Answered answer={answer} onRetry={retry}>
          {(found) => (
            <div className="flex flex-col gap-5">
              <Verdict differences={found.differences} />
              <RepliesToLookAt replies={found.openReplies} onLeave={onClose} />
              <ReconciliationTable
                caption={words.arrived}
                columns={arrivedColumns}
                {...{ found }}
              />
              <ReconciliationTable
                caption={words.left}
                columns={leftColumns}
                isAligned
                {...{ found }}
              />
              {found.total.reactions.written > 0 && (
                <ReconciliationTable
                  caption={words.reacted}
                  columns={reactedColumns}
                  isAligned
                  {...{ found }}
                />
              )}
            </div>
          )}
        </Answered>
      </section>
      <div className="flex justify-end px-5 pt-3 pb-4 short:p-2">
        <Button onPress={onClose}>{duties.close}</Button>
      </div>
    </Dialog>
  )
}

function Verdict({ differences }: Pick<Reconciliation, 'differences'>) {
  const { reconciliation: words } = useTexts().duties
  const fits = differences.length === 0
  const Icon = fits ? CircleCheck : CircleAlert
  return (
    <div
      role={fits ? 'status' : 'alert'}
      className={`flex gap-2.5 rounded-card px-3.5 py-2.5 text-sm ${fits ? 'bg-good-soft text-good' : 'bg-bad-soft text-bad'}`}
    >
      <Icon aria-hidden="true" size={18} className="mt-px shrink-0" />
      <div>
        <p className="font-medium">{fits ? words.fits : words.differs}</p>
        {differences.map(({ what, expected, found }) => (
          <p key={what}>{words.difference[what](expected, found)}</p>
        ))}
      </div>
    </div>
  )
}
