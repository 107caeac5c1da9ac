import type { ReactNode } from 'react'

type PointedOptionProps = {
  id: string
  isActive: boolean
  onPoint: () => void
  onChoose: () => void
  /** Its roundness, its room and how its parts stand. */
  className: string
  children: ReactNode
}

/** One of a list whose field, or the list itself, has the focus and hears the keys. */
export function PointedOption({ id, isActive, onPoint, onChoose, ...rest }: PointedOptionProps) {
  return (
    // An option only hears the pointer.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      onPointerMove={onPoint}
      // The focus stays where it is, so that the list does not close before the click.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
      className={`${rest.className} ${isActive ? 'bg-selected' : ''}`}
    >
      {rest.children}
    </div>
  )
}
