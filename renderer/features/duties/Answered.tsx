import type { ReactNode } from 'react'
import { Problem } from '../../design/Problem.tsx'
import { useTexts } from '../../texts/use-texts.ts'
import type { Answer } from './use-answer.ts'

type AnsweredProps<T> = {
  answer: Answer<T>
  onRetry: () => void
  children: (value: T) => ReactNode
}

/** What the relay answered; meanwhile, or instead, why there is nothing to see. */
export function Answered<T>({ answer, onRetry, children }: AnsweredProps<T>) {
  const texts = useTexts()
  if (answer === null) {
    return (
      <p role="status" className="p-8 text-center text-faint text-sm">
        {texts.duties.loading}
      </p>
    )
  }
  if (answer.outcome === 'answered') return children(answer.value)
  const words = texts.duties.refused[answer.reason]
  const canRetry = answer.reason === 'unreachable' || answer.reason === 'busy'
  return canRetry ? (
    <Problem text={words} action={texts.tryAgain} onAction={onRetry} />
  ) : (
    <Problem text={words} />
  )
}
