import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '../../design/Button.tsx'
import { TextField } from '../../design/TextField.tsx'
import { useTexts } from '../../texts/use-texts.ts'

type PasswordFieldProps = {
  label: string
  hint?: string
  value: string
  onChange: (value: string) => void
  error?: string | null
  autoComplete?: string
  autoFocus?: boolean
}

export function PasswordField({ autoComplete, ...rest }: PasswordFieldProps) {
  const { signIn } = useTexts()
  const [shown, setShown] = useState(false)
  return (
    <TextField
      {...rest}
      type={shown ? 'text' : 'password'}
      maxLength={1000}
      autoComplete={autoComplete ?? 'current-password'}
      trailing={
        <IconButton
          label={shown ? signIn.hidePassword : signIn.showPassword}
          onPress={() => setShown(!shown)}
        >
          {shown ? <EyeOff size={16} /> : <Eye size={16} />}
        </IconButton>
      }
    />
  )
}
