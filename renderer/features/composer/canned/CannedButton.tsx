import { MessageSquareText } from 'lucide-react'
import { shortcutAttribute } from '../../../actions/chord.ts'
import { useKeysOf } from '../../../actions/keys-of.ts'
import { PlainIconButton } from '../../../design/Button.tsx'
import { useTexts } from '../../../texts/use-texts.ts'

type CannedButtonProps = { isDisabled: boolean; isOpen: boolean; onPress: () => void }

export function CannedButton({ isDisabled, isOpen, onPress }: CannedButtonProps) {
  const { canned } = useTexts()
  return (
    <PlainIconButton
      label={canned.insert}
      aria-expanded={isOpen}
      aria-keyshortcuts={shortcutAttribute(useKeysOf('insert-canned'))}
      isDisabled={isDisabled}
      onPress={onPress}
    >
      <MessageSquareText aria-hidden="true" size={17} />
    </PlainIconButton>
  )
}
