import { MAX_TEXT_LENGTH } from '../../../shared/domain/content/text.ts'
import { useTexts } from '../../texts/use-texts.ts'

/** From so few letters left the count is worth a look. */
const NEAR = 400

export function Count({ length }: { length: number }) {
  const { composer } = useTexts()
  const left = MAX_TEXT_LENGTH - length
  if (left > NEAR) return null
  return (
    <span className={`shrink-0 tabular-nums ${left < 0 ? 'font-medium text-bad' : ''}`}>
      {left < 0 ? composer.tooLong(-left) : composer.left(left)}
    </span>
  )
}
