import { Button } from '../../design/Button.tsx'
import { useTexts } from '../../texts/use-texts.ts'
import { PasswordField } from './PasswordField.tsx'

type LockedDataProps = { previous: string; onChange: (password: string) => void }

/** The relay has a new password; the data on this PC still open with the one before. */
export function LockedData({ previous, onChange }: LockedDataProps) {
  const { locked } = useTexts().signIn
  return (
    <PasswordField
      label={locked.previousPassword}
      hint={locked.hint}
      value={previous}
      onChange={onChange}
      autoComplete="off"
    />
  )
}

/** The other way out, for whoever does not know the previous password any more. */
export function StartAnew({ onPress }: { onPress: () => void }) {
  const { locked } = useTexts().signIn
  return (
    <div className="flex flex-col gap-1.5 border-line border-t pt-4">
      <Button onPress={onPress}>{locked.startAnew}</Button>
      <p className="text-faint text-xs">{locked.startAnewHint}</p>
    </div>
  )
}
