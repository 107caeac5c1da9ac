import { Paperclip } from 'lucide-react'
import { FileTrigger } from 'react-aria-components'
import { IconButton } from '../../design/Button.tsx'
import { useTexts } from '../../texts/use-texts.ts'

type AttachButtonProps = { isDisabled: boolean; onFiles: (files: File[]) => void }

export function AttachButton({ isDisabled, onFiles }: AttachButtonProps) {
  const { media } = useTexts()
  return (
    <FileTrigger allowsMultiple onSelect={(files) => files && onFiles([...files])}>
      <IconButton label={media.attach} isDisabled={isDisabled}>
        <Paperclip aria-hidden="true" size={17} />
      </IconButton>
    </FileTrigger>
  )
}
