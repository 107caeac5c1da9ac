import { useEffect, useState } from 'react'
import { Button } from '../../../design/Button.tsx'
import { Dialog } from '../../../design/Dialog.tsx'
import { Problem } from '../../../design/Problem.tsx'
import { reportDefects } from '../../../state/notices.ts'
import { showOverlay, useOverlay } from '../../../state/overlay.ts'
import { filterQueue, isFiltered, useQueue } from '../../../state/queue.ts'
import { refreshQueueFilters, useQueueFilters } from '../../../state/queue-filters.ts'
import { useTexts } from '../../../texts/use-texts.ts'
import { ChooseFilters } from './ChooseFilters.tsx'
import { SavedFilters } from './SavedFilters.tsx'
import { StoreFilter } from './StoreFilter.tsx'

/** What was just done to the saved filters, and how it is undone. */
export type Done = { words: string; undo: (() => Promise<Done>) | null }

/** Where the queue is narrowed, over the desk: what is chosen counts at once. */
export function Filters() {
  const open = useOverlay((state) => state.overlay === 'filters')
  return open ? <OpenFilters onClose={() => showOverlay(null)} /> : null
}

function OpenFilters({ onClose }: { onClose: () => void }) {
  const texts = useTexts()
  const words = texts.queueFilters
  const { list, failed } = useQueueFilters()
  const filtered = useQueue(isFiltered)
  const [done, setDone] = useState<Done | null>(null)
  useEffect(() => void refreshQueueFilters(), [])
  return (
    <Dialog title={words.title} width="max-w-lg" onClose={onClose}>
      {list === null && failed && (
        <Problem
          text={words.failed}
          action={texts.tryAgain}
          onAction={() => void refreshQueueFilters()}
        />
      )}
      {list !== null && (
        <div className="flex min-h-0 flex-col gap-4 overflow-y-auto px-5 pt-2 pb-4">
          <SavedFilters saved={list.saved} onDone={setDone} onClose={onClose} />
          <ChooseFilters quadras={list.quadras} />
          <StoreFilter saved={list.saved} onDone={setDone} />
        </div>
      )}
      <div className="flex flex-wrap items-center justify-end gap-2 border-line border-t px-5 py-3 short:p-2">
        <p
          role="status"
          className="flex min-w-0 grow flex-wrap items-center gap-2 text-soft text-sm"
        >
          {done !== null && (
            <>
              <span className="wrap-anywhere">{done.words}</span>
              {done.undo && (
                <Button
                  size="small"
                  onPress={() =>
                    reportDefects((done.undo?.() ?? Promise.resolve(null)).then(setDone))
                  }
                >
                  {words.undo}
                </Button>
              )}
            </>
          )}
        </p>
        {filtered && (
          <Button tone="quiet" onPress={() => filterQueue({})}>
            {words.clear}
          </Button>
        )}
        <Button onPress={onClose}>{texts.shortcuts.close}</Button>
      </div>
    </Dialog>
  )
}
