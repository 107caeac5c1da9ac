import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react'
import { type ReactNode, useId, useRef } from 'react'
import { useTexts } from '../texts/use-texts.ts'
import { Button, IconButton } from './Button.tsx'
import { type Listed, moved, replaced, without } from './list.ts'
import { roomForLines } from './room.ts'
import type { Part } from './SharedForm.tsx'
import { useFocusStays } from './use-focus-stays.ts'

type ListFormProps<Item extends Listed> = Part<readonly Item[]> & {
  idOf: (item: Item) => string
  make: () => Item
  /** How many lines it takes, with those that are off it. */
  most: number
  words: {
    add: string
    empty: string
    emptyHint: string
    retiredHint: string
    nameOf: (place: number) => string
  }
  /** The fields of one; `name` is what assistive technology calls it. */
  fields: (
    item: Item,
    name: string,
    place: number,
    change: (part: Partial<Item>) => void,
  ) => ReactNode
}

/** A list in the organisation's own order; what is taken off it stands below, to be put back. */
export function ListForm<Item extends Listed>(props: ListFormProps<Item>) {
  const { body, saved, isReadOnly, onChange, idOf, make, most, words, fields } = props
  const texts = useTexts()
  const { documents } = texts
  const roomId = useId()
  const room = roomForLines(body.length, most, texts)
  const rows = useRef<HTMLOListElement>(null)
  const whole = useRef<HTMLDivElement>(null)
  useFocusStays(whole)
  const inUse = body.filter(({ isRetired }) => !isRetired)
  const isSaved = (item: Item) => saved.some((one) => idOf(one) === idOf(item))

  function add() {
    onChange([...body, make()])
    // The new row's field is there once it is drawn.
    setTimeout(() =>
      rows.current?.querySelector<HTMLInputElement>(':scope > li:last-child input')?.focus(),
    )
  }

  return (
    <div ref={whole} className="contents">
      {inUse.length === 0 && (
        <div className="py-4 text-center">
          <p className="text-ink text-sm">{words.empty}</p>
          <p className="pt-1 text-faint text-xs">{words.emptyHint}</p>
        </div>
      )}
      <ol ref={rows} className="flex flex-col gap-2">
        {inUse.map((item, place) => {
          const name = item.name || words.nameOf(place + 1)
          return (
            <li
              key={idOf(item)}
              className="flex items-start gap-2 rounded-card border border-line bg-surface p-2.5"
            >
              <div className="flex min-w-0 grow flex-col gap-2">
                {fields(item, name, place + 1, (part) =>
                  onChange(replaced(body, item, { ...item, ...part })),
                )}
              </div>
              {!isReadOnly && (
                <span className="flex shrink-0 flex-wrap max-[560px]:flex-col">
                  <IconButton
                    label={documents.up(name)}
                    isDisabled={place === 0}
                    onPress={() => onChange(moved(body, item, -1))}
                  >
                    <ArrowUp aria-hidden="true" size={15} />
                  </IconButton>
                  <IconButton
                    label={documents.down(name)}
                    isDisabled={place === inUse.length - 1}
                    onPress={() => onChange(moved(body, item, 1))}
                  >
                    <ArrowDown aria-hidden="true" size={15} />
                  </IconButton>
                  <IconButton
                    label={documents.retire(name)}
                    onPress={() => onChange(without(body, item, isSaved(item)))}
                  >
                    <X aria-hidden="true" size={15} />
                  </IconButton>
                </span>
              )}
            </li>
          )
        })}
      </ol>
      {!isReadOnly && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Button
            isDisabled={room?.isFull === true}
            {...(room && { 'aria-describedby': roomId })}
            onPress={add}
          >
            <Plus aria-hidden="true" size={15} />
            {words.add}
          </Button>
          <p id={roomId} aria-live="polite" className="text-warn text-xs">
            {room?.words}
          </p>
        </div>
      )}
      <Retired
        items={body.filter(({ isRetired }) => isRetired)}
        hint={words.retiredHint}
        idOf={idOf}
        onBringBack={
          isReadOnly
            ? null
            : (item) => onChange(replaced(body, item, { ...item, isRetired: false }))
        }
      />
    </div>
  )
}

type RetiredProps<Item extends Listed> = {
  items: readonly Item[]
  hint: string
  idOf: (item: Item) => string
  /** Null for who may not change the list. */
  onBringBack: ((item: Item) => void) | null
}

function Retired<Item extends Listed>({ items, hint, idOf, onBringBack }: RetiredProps<Item>) {
  const { documents: words } = useTexts()
  if (items.length === 0) return null
  return (
    <details className="shrink-0 rounded-card border border-line">
      <summary className="cursor-pointer px-3 py-2 font-medium text-ink text-sm">
        {words.retired} ({items.length})
      </summary>
      <p className="px-3 pb-2 text-faint text-xs">{hint}</p>
      <ul>
        {items.map((item) => (
          <li
            key={idOf(item)}
            className="flex items-center justify-between gap-3 border-line border-t px-3 py-2"
          >
            <span className="min-w-0 text-ink text-sm wrap-anywhere">{item.name}</span>
            {onBringBack && (
              <Button size="small" onPress={() => onBringBack(item)}>
                {words.bringBack}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
