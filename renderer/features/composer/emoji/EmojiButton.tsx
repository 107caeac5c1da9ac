import { Smile } from 'lucide-react'
import { PlainIconButton } from '../../../design/Button.tsx'
import { useTexts } from '../../../texts/use-texts.ts'

type EmojiButtonProps = { isDisabled: boolean; isOpen: boolean; onPress: () => void }

/**
 * For the pointer; the keyboard has the colon, and a narrow window needs the place. It leaves the focus in
 * the field: losing it would close the list before the press that closes it, which would open it again.
 */
export function EmojiButton({ isDisabled, isOpen, onPress }: EmojiButtonProps) {
  const { emoji } = useTexts()
  return (
    <PlainIconButton
      label={emoji.insert}
      aria-expanded={isOpen}
      isDisabled={isDisabled}
      onMouseDown={(event) => event.preventDefault()}
      onPress={onPress}
      className="max-[820px]:hidden"
    >
      <Smile aria-hidden="true" size={17} />
    </PlainIconButton>
  )
}
