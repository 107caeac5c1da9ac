import { Plus, X } from 'lucide-react'
import { useRef, useState } from 'react'
import type { Quadra } from '../../../../shared/domain/places/quadra.ts'
import { LONGEST_NAME } from '../../../../shared/domain/places/quadra-list.ts'
import { plainText } from '../../../../shared/domain/plain-text.ts'
import { Button, IconButton } from '../../../design/Button.tsx'
import { ListField } from '../../../design/ListField.tsx'
import { replaced } from '../../../design/list.ts'
import type { Part } from '../../../design/SharedForm.tsx'
import { useFocusStays } from '../../../design/use-focus-stays.ts'
import { useTexts } from '../../../texts/use-texts.ts'

/** A city has hundreds: so many are drawn at first. */
const FIRST_SHOWN = 30
const MORE_SHOWN = 100

/** The list, narrowed by what is searched for. */
export function QuadraRows({ body, isReadOnly, onChange }: Part<readonly Quadra[]>) {
  const { quadras: words } = useTexts()
  const [search, setSearch] = useState('')
  const [most, setMost] = useState(FIRST_SHOWN)
  /** What was changed since the search was typed: it stays, whatever it says now. */
  const [touched, setTouched] = useState<ReadonlySet<Quadra>>(new Set())
  const rows = useRef<HTMLOListElement>(null)
  useFocusStays(rows)
  const wanted = plainText(search.trim())
  const fitting = body
    .map((quadra, at) => ({ quadra, at }))
    .filter(({ quadra }) => wanted === '' || says(quadra, wanted) || touched.has(quadra))
  const shown = fitting.slice(0, most)

  function lookFor(typed: string) {
    setSearch(typed)
    setMost(FIRST_SHOWN)
    setTouched(new Set())
  }

  function change(quadra: Quadra, part: Partial<Quadra>) {
    const changed = { ...quadra, ...part }
    setTouched((before) => new Set([...before, changed]))
    onChange(replaced(body, quadra, changed))
  }

  /** The new one stands first, where it is seen. */
  function add() {
    lookFor('')
    onChange([{ name: '', aliases: [], region: null }, ...body])
    setTimeout(() => rows.current?.querySelector('input')?.focus())
  }

  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <input
          type="search"
          aria-label={words.search}
          placeholder={words.search}
          maxLength={100}
          value={search}
          onChange={(event) => lookFor(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
          className="h-9 min-w-0 grow basis-52 rounded-control border border-line-strong bg-surface px-3 text-base text-ink placeholder:text-faint hover:border-soft focus:border-accent"
        />
        <span className="text-faint text-xs tabular-nums">{words.count(body.length)}</span>
        {!isReadOnly && (
          <Button onPress={add}>
            <Plus aria-hidden="true" size={15} />
            {words.add}
          </Button>
        )}
      </div>
      {shown.length === 0 && <Nobody isSearched={wanted !== ''} />}
      {shown.length > 0 && <Columns />}
      <ol ref={rows} className="flex flex-col gap-1">
        {shown.map(({ quadra, at }) => (
          <QuadraRow
            // Two lines may say the same while they are written.
            key={at}
            quadra={quadra}
            place={at + 1}
            isReadOnly={isReadOnly}
            onChange={(part) => change(quadra, part)}
            onRemove={() => onChange(body.filter((one) => one !== quadra))}
          />
        ))}
      </ol>
      {fitting.length > shown.length && (
        <Button size="small" className="self-start" onPress={() => setMost(most + MORE_SHOWN)}>
          {words.more(Math.min(MORE_SHOWN, fitting.length - shown.length))}
        </Button>
      )}
    </>
  )
}

/** Each field says its name to who hears it; who sees it filled reads it here. */
function Columns() {
  const { quadras: words } = useTexts()
  return (
    <div aria-hidden="true" className="flex gap-2 px-3 text-faint text-xs max-[760px]:hidden">
      <span className="grow basis-36">{words.name}</span>
      <span className="grow-2 basis-48">{words.aliases}</span>
      <span className="grow basis-40">{words.region}</span>
      <span className="w-8" />
    </div>
  )
}

function says({ name, aliases, region }: Quadra, wanted: string): boolean {
  return plainText([name, ...aliases, region ?? ''].join(' ')).includes(wanted)
}

function Nobody({ isSearched }: { isSearched: boolean }) {
  const { quadras: words } = useTexts()
  if (isSearched) return <p className="py-2 text-faint text-sm">{words.notFound}</p>
  return (
    <div className="py-4 text-center">
      <p className="text-ink text-sm">{words.empty}</p>
      <p className="pt-1 text-faint text-xs">{words.emptyHint}</p>
    </div>
  )
}

type QuadraRowProps = {
  quadra: Quadra
  place: number
  isReadOnly: boolean
  onChange: (part: Partial<Quadra>) => void
  onRemove: () => void
}

function QuadraRow({ quadra, place, isReadOnly, onChange, onRemove }: QuadraRowProps) {
  const { quadras: words } = useTexts()
  const name = quadra.name || words.nameOf(place)
  return (
    <li className="flex items-center gap-2 max-[560px]:border-line max-[560px]:border-b max-[560px]:pb-2">
      <div className="flex min-w-0 grow flex-wrap gap-2">
        <ListField
          {...{ label: words.nameOf(place), placeholder: words.name, isReadOnly }}
          most={LONGEST_NAME}
          value={quadra.name}
          className="grow basis-36 font-medium"
          onChange={(changed) => onChange({ name: changed })}
        />
        <ListField
          {...{ label: words.aliasesOf(name), placeholder: words.aliases, isReadOnly }}
          most={1000}
          // As it is typed; it is tidied when it is saved.
          value={quadra.aliases.join(',')}
          className="grow-2 basis-48"
          onChange={(typed) => onChange({ aliases: typed === '' ? [] : typed.split(',') })}
        />
        <ListField
          {...{ label: words.regionOf(name), placeholder: words.region, isReadOnly }}
          most={LONGEST_NAME}
          value={quadra.region ?? ''}
          className="grow basis-40"
          onChange={(region) => onChange({ region: region === '' ? null : region })}
        />
      </div>
      {!isReadOnly && (
        <IconButton label={words.remove(name)} onPress={onRemove}>
          <X aria-hidden="true" size={15} />
        </IconButton>
      )}
    </li>
  )
}
