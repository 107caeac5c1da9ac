import type { ReactNode } from 'react'
import { PointedOption } from '../../../design/PointedOption.tsx'
import type { ShortListState } from './use-short-list.ts'

type ShortListProps<T> = {
  list: ShortListState<T>
  label: string
  /** One of them, beside the others. */
  children: (one: T) => ReactNode
}

/** Over the field, which keeps the focus and hears the keys; nothing while it is closed. */
export function ShortList<T>({ list, label, children }: ShortListProps<T>) {
  if (!list.isOpen) return null
  return (
    <div
      id={list.id}
      role="listbox"
      aria-label={label}
      className="arrive absolute bottom-full left-0 z-20 mb-2 max-h-[40vh] w-72 max-w-full overflow-y-auto rounded-card border border-line bg-raised p-1 shadow-2"
    >
      {list.found.map((one) => (
        <PointedOption
          key={list.idOf(one)}
          id={list.idOf(one)}
          isActive={one === list.active}
          onPoint={() => list.point(one)}
          onChoose={() => list.choose(one)}
          className="flex items-center gap-2.5 rounded-control px-2 py-1 text-sm"
        >
          {children(one)}
        </PointedOption>
      ))}
    </div>
  )
}
