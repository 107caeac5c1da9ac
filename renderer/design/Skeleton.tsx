const rowKeys = ['first', 'second', 'third', 'fourth', 'fifth']

/** Grey lines in the place of rows that are on their way. */
export function RowsSkeleton() {
  return (
    <div aria-hidden="true" className="late flex flex-col">
      {rowKeys.map((key) => (
        <div key={key} className="flex h-21 gap-3 px-4 py-3">
          <div className="shimmer size-9 rounded-full" />
          <div className="flex grow flex-col gap-2 pt-1">
            <div className="shimmer h-3 w-2/5 rounded-control" />
            <div className="shimmer h-3 w-4/5 rounded-control" />
            <div className="shimmer h-2.5 w-1/4 rounded-control" />
          </div>
        </div>
      ))}
    </div>
  )
}

const bubbles = ['w-1/2', 'w-2/5 self-end', 'w-3/5', 'w-1/3 self-end', 'w-2/5']

export function BubblesSkeleton() {
  return (
    <div aria-hidden="true" className="late flex h-full flex-col justify-end gap-3 p-6">
      {bubbles.map((place) => (
        <div key={place} className={`shimmer h-11 rounded-panel ${place}`} />
      ))}
    </div>
  )
}
