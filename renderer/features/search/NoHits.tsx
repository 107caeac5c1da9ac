import { History } from 'lucide-react'
import { Button } from '../../design/Button.tsx'
import { Problem } from '../../design/Problem.tsx'
import { type Sought, useRecentSearches } from '../../state/search.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { soughtWords } from './filter-words.ts'
import { noneWords } from './found-words.ts'
import type { Found } from './use-search.ts'

type NoHitsProps = { found: Found; onAgain: (sought: Sought) => void; onRetry: () => void }

/** What stands where there is no line: how to search, that nothing was found, or what failed. */
export function NoHits({ found, onAgain, onRetry }: NoHitsProps) {
  const texts = useTexts()
  const { search } = texts
  const { state, answered } = found
  if (state === 'failed') {
    return <Problem text={search.failed} action={texts.tryAgain} onAction={onRetry} />
  }
  if (answered === null) return state === 'searching' ? null : <Help onAgain={onAgain} />
  return <Said {...(noneWords(found, search) ?? { title: search.searching })} />
}

function Said({ title, hint }: { title: string; hint?: string }) {
  return (
    <div className="px-4 py-6 text-center text-sm">
      <p className="wrap-anywhere font-medium text-ink">{title}</p>
      {hint && <p className="text-faint">{hint}</p>}
    </div>
  )
}

function Help({ onAgain }: Pick<NoHitsProps, 'onAgain'>) {
  const { search } = useTexts()
  const { recent } = useRecentSearches()
  const { title, ...examples } = search.examples
  return (
    <div className="flex flex-col gap-3 px-3 py-3 text-sm short:py-1">
      {recent.length > 0 && (
        <div>
          <p className="font-medium text-faint text-xs">{search.recent}</p>
          <div className="flex flex-wrap gap-1.5 pt-1.5">
            {recent.map((sought) => {
              const words = soughtWords(sought, search)
              return (
                <Button
                  key={words}
                  size="small"
                  aria-label={search.recentItem(words)}
                  onPress={() => onAgain(sought)}
                  className="max-w-full"
                >
                  <History aria-hidden="true" size={13} className="shrink-0 text-faint" />
                  <span className="truncate">{words}</span>
                </Button>
              )
            })}
          </div>
        </div>
      )}
      <div>
        <p className="font-medium text-faint text-xs">{title}</p>
        <ul className="flex flex-col gap-0.5 pt-1 text-soft">
          {Object.entries(examples).map(([key, words]) => (
            <li key={key}>{words}</li>
          ))}
        </ul>
      </div>
      <p className="text-faint">{search.hint}</p>
    </div>
  )
}
