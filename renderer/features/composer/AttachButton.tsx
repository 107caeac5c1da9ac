import { Paperclip } from 'lucide-react'
import { useRef } from 'react'
import { PlainIconButton } from '../../design/Button.tsx'
import { useTexts } from '../../texts/use-texts.ts'

type AttachButtonProps = { isDisabled: boolean; onFiles: (files: File[]) => void }

export function AttachButton({ isDisabled, onFiles }: AttachButtonProps) {
  const { media } = useTexts()
  const chooser = useRef<HTMLInputElement>(null)
  return (
    <>
      <PlainIconButton
        label={media.attach}
        isDisabled={isDisabled}
        onPress={() => chooser.current?.click()}
      >
        <Paperclip aria-hidden="true" size={17} />
      </PlainIconButton>
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])]
          // The same file can be chosen again.
          currentTarget.value = ''
          if (files.length > 0) onFiles(files)
        }}
      />
    </>
  )
}
