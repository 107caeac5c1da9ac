import type { ReactNode } from 'react'
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  FieldError,
  Input,
  Label,
  Text,
} from 'react-aria-components'

type TextFieldProps = Omit<AriaTextFieldProps, 'className' | 'children'> & {
  label: string
  hint?: string
  error?: string | null
  placeholder?: string
  trailing?: ReactNode
}

export function TextField({ label, hint, error, placeholder, trailing, ...rest }: TextFieldProps) {
  return (
    <AriaTextField
      {...rest}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      className="flex flex-col gap-1.5"
    >
      <Label className="font-medium text-sm text-ink">{label}</Label>
      <div className="relative flex">
        <Input
          placeholder={placeholder ?? ''}
          className={`h-10 w-full rounded-control border border-line-strong bg-surface px-3 text-base text-ink placeholder:text-faint hover:border-soft data-focused:border-accent data-invalid:border-bad ${trailing ? 'pr-10' : ''}`}
        />
        {trailing && <div className="absolute inset-y-1 right-1">{trailing}</div>}
      </div>
      {hint && (
        <Text slot="description" className="text-faint text-xs">
          {hint}
        </Text>
      )}
      <FieldError className="text-bad text-sm">{error}</FieldError>
    </AriaTextField>
  )
}
