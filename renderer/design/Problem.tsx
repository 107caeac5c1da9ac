import { CircleAlert } from 'lucide-react'
import { Button } from './Button.tsx'

type ProblemProps = { text: string; action?: string; onAction?: () => void }

/** A sentence in the place of what could not be shown, and what to do about it. */
export function Problem({ text, action, onAction }: ProblemProps) {
  return (
    <div role="alert" className="flex h-full flex-col items-center justify-center gap-4 p-6">
      <CircleAlert aria-hidden="true" className="text-warn" size={28} />
      <p className="max-w-sm text-balance text-center text-base text-soft">{text}</p>
      {action && onAction && <Button onPress={onAction}>{action}</Button>}
    </div>
  )
}
