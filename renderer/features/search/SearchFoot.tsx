import { Button } from '../../design/Button.tsx'
import { Politely } from '../../design/Politely.tsx'
import { useStatus } from '../../state/status.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { foundWords } from './found-words.ts'
import type { Found } from './use-search.ts'

/** She goes on typing: how many there are is told once she rests (ms). */
const TOLD_AFTER_MS = 700

/** How many there are, what they are not yet, and a way to more. */
export function SearchFoot({ found, onMore }: { found: Found; onMore: () => void }) {
  const { search } = useTexts()
  const history = useStatus(({ status }) => status?.sync.history ?? null)
  const { hits, state, next, isNarrowed } = found
  const percent = history && Math.floor((100 * history.done) / Math.max(history.total, 1))
  const count = hits.length === 0 ? '' : search.count(hits.length, next !== null)
  return (
    <>
      <Politely words={foundWords(found, search)} afterMs={TOLD_AFTER_MS} />
      {(count !== '' || percent !== null) && (
        <div className="flex shrink-0 items-center gap-3 border-line border-t px-4 py-2 text-soft text-xs short:py-1">
          <div className="min-w-0 grow">
            <p>{state === 'searching' ? search.searching : count}</p>
            {isNarrowed && <p>{search.narrowed}</p>}
            {percent !== null && <p>{search.arriving(percent)}</p>}
          </div>
          {next !== null && state === 'found' && (
            <Button size="small" onPress={onMore}>
              {search.more}
            </Button>
          )}
        </div>
      )}
    </>
  )
}
