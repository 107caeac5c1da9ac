import type { ReactNode } from 'react'
import { Button } from './Button.tsx'

type RefusedChangeProps = {
  /** Why, as a sentence. */
  why: string
  words: { takeUp: string; putAway: string }
  /** Null for what cannot be taken up again. */
  onTakeUp: (() => void) | null
  onPutAway: () => void
  className?: string
  children?: ReactNode
}

/** A change of what the organisation shares that was not accepted: taken up again, or put away. */
export function RefusedChange(props: RefusedChangeProps) {
  const { why, words, onTakeUp, onPutAway, className = '', children } = props
  return (
    <div
      role="alert"
      className={`flex flex-col gap-2 rounded-card bg-bad-soft p-3 text-ink text-sm ${className}`}
    >
      <p className="font-medium text-bad">{why}</p>
      {children}
      <div className="flex flex-wrap gap-2">
        {onTakeUp && (
          <Button
            size="small"
            onPress={() => {
              onTakeUp()
              onPutAway()
            }}
          >
            {words.takeUp}
          </Button>
        )}
        <Button size="small" tone="quiet" onPress={onPutAway}>
          {words.putAway}
        </Button>
      </div>
    </div>
  )
}
