import { Search as SearchIcon } from 'lucide-react'
import { Button } from 'react-aria-components'
import { useKeysOf } from '../../actions/keys-of.ts'
import { KeyCaps } from '../../design/KeyCaps.tsx'
import { later } from '../../design/later.tsx'
import { showOverlay, useOverlay } from '../../state/overlay.ts'
import { useTexts } from '../../texts/use-texts.ts'

export const SearchDialog = later(async () => (await import('./SearchDialog.tsx')).SearchDialog)

/** The way into the search, which lies over the desk while it is open. */
export function Search() {
  const { search } = useTexts()
  const keys = useKeysOf('search')[0] ?? null
  const open = useOverlay((state) => state.overlay === 'search')
  return (
    <>
      <Button
        onPress={() => showOverlay('search')}
        className="mx-3 mb-2 flex h-8.5 shrink-0 items-center gap-2 rounded-control border border-line bg-surface px-2.5 text-faint text-sm hover:border-line-strong hover:text-soft"
      >
        <SearchIcon aria-hidden="true" size={15} />
        <span className="grow truncate text-left">{search.open}</span>
        {keys !== null && <KeyCaps chord={keys} />}
      </Button>
      {open && <SearchDialog onClose={() => showOverlay(null)} />}
    </>
  )
}
