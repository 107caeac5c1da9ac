import { Search } from 'lucide-react'
import { Input, SearchField } from 'react-aria-components'

type ListSearchProps = { label: string; placeholder: string }

/** The field over a list, inside an `Autocomplete`. */
export function ListSearch({ label, placeholder }: ListSearchProps) {
  return (
    <SearchField
      aria-label={label}
      autoFocus
      className="flex shrink-0 items-center gap-2 border-line border-b px-3"
    >
      <Search aria-hidden="true" size={16} className="shrink-0 text-faint" />
      <Input
        maxLength={100}
        placeholder={placeholder}
        className="h-10 w-full min-w-0 bg-transparent text-ink text-sm outline-none placeholder:text-faint [&::-webkit-search-cancel-button]:hidden"
      />
    </SearchField>
  )
}
