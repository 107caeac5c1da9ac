import { Search as SearchIcon, X } from 'lucide-react'
import { useState } from 'react'
import { Autocomplete, Button, Input, ListBox, SearchField } from 'react-aria-components'
import { call } from '../../bridge.ts'
import { Dialog } from '../../design/Dialog.tsx'
import { openConversationAt } from '../../state/conversation.ts'
import { reportDefects } from '../../state/notices.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { HitRow } from './HitRow.tsx'
import { useHits } from './use-hits.ts'

/** Words from any conversation that this console holds; also without a connection. */
export function SearchDialog({ onClose }: { onClose: () => void }) {
  const { search } = useTexts()
  const [query, setQuery] = useState('')
  const { hits, answered } = useHits(query)

  function open(messageId: string) {
    const hit = hits.find((candidate) => candidate.messageId === messageId)
    if (!hit) return
    onClose()
    const { conversationId } = hit
    reportDefects(openConversationAt(conversationId, hit.messageId))
    // Who looked for whom by which road belongs to the audit trail.
    reportDefects(call('note-found', { conversationId }))
  }

  return (
    <Dialog title={search.open} hideTitle place="top" width="max-w-2xl" onClose={onClose}>
      {/* One Esc closes: the field would take it for itself, to be emptied first. */}
      <div
        role="presentation"
        className="flex min-h-0 flex-col"
        onKeyDownCapture={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          onClose()
        }}
      >
        <Autocomplete inputValue={query} onInputChange={setQuery}>
          <SearchField
            aria-label={search.field}
            autoFocus
            className="flex shrink-0 items-center gap-2.5 border-line border-b px-4"
          >
            <SearchIcon aria-hidden="true" size={18} className="shrink-0 text-faint" />
            <Input
              maxLength={200}
              placeholder={search.placeholder}
              className="h-13 w-full min-w-0 bg-transparent text-ink text-md outline-none placeholder:text-faint short:h-10 [&::-webkit-search-cancel-button]:hidden"
            />
            {query !== '' && (
              <Button
                aria-label={search.clear}
                className="flex size-7 items-center justify-center rounded-control text-faint hover:bg-hover"
              >
                <X aria-hidden="true" size={16} />
              </Button>
            )}
          </SearchField>
          <ListBox
            aria-label={search.results}
            items={hits}
            onAction={(key) => open(String(key))}
            renderEmptyState={() => <NoHits query={answered} />}
            className="min-h-0 overflow-y-auto p-1.5 outline-none"
          >
            {(hit) => <HitRow id={hit.messageId} hit={hit} />}
          </ListBox>
        </Autocomplete>
      </div>
    </Dialog>
  )
}

/** `query`: the one whose answer is shown; empty before the first. */
function NoHits({ query }: { query: string }) {
  const { search } = useTexts()
  return (
    <div className="px-4 py-6 text-center text-sm">
      {query !== '' && <p className="font-medium text-ink">{search.none(query)}</p>}
      <p className="text-faint">{query === '' ? search.hint : search.noneHint}</p>
    </div>
  )
}
