import type { ComponentProps, KeyboardEvent, ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'

type Tone = 'primary' | 'plain' | 'quiet' | 'danger'

const tones: Record<Tone, string> = {
  primary:
    'bg-accent text-on-accent border-transparent shadow-1 hover:bg-accent-hover active:bg-accent-pressed data-pressed:bg-accent-pressed',
  plain:
    'bg-raised text-ink border-line shadow-1 hover:bg-hover active:bg-pressed data-pressed:bg-pressed',
  quiet:
    'bg-transparent text-soft border-transparent hover:bg-hover hover:text-ink active:bg-pressed data-pressed:bg-pressed',
  danger: 'bg-bad text-surface border-transparent shadow-1 hover:opacity-90',
}

const shape =
  'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-control border font-medium transition-colors duration-(--quick) select-none disabled:opacity-55 disabled:cursor-default'

type ButtonProps = Omit<AriaButtonProps, 'className' | 'children'> & {
  tone?: Tone
  size?: keyof typeof sizes
  className?: string
  children: ReactNode
}

const sizes = {
  small: 'h-7 px-2 text-xs whitespace-nowrap',
  medium: 'h-8 px-3 text-sm whitespace-nowrap',
  large: 'h-10 px-4 text-base whitespace-nowrap',
  /** As many lines as its words need: they are a citizen's, however long. */
  words: 'max-w-full px-2 py-1 text-left text-xs wrap-anywhere',
}

export function Button({ tone = 'plain', size = 'medium', className = '', ...rest }: ButtonProps) {
  return <AriaButton {...rest} className={`${shape} ${sizes[size]} ${tones[tone]} ${className}`} />
}

type IconButtonProps = Omit<AriaButtonProps, 'className' | 'children' | 'aria-label'> & {
  label: string
  tone?: Tone
  className?: string
  children: ReactNode
}

/** A button that shows only an icon: its name is said to assistive technology and on hover. */
export function IconButton({ label, tone = 'quiet', className = '', ...rest }: IconButtonProps) {
  return (
    <AriaButton
      {...rest}
      aria-label={label}
      render={(props) => <button {...props} title={label} />}
      className={`${shape} size-8 ${tones[tone]} ${className}`}
    />
  )
}

type Native = Omit<ComponentProps<'button'>, 'type' | 'disabled' | 'onClick' | 'title'> & {
  isDisabled?: boolean
  onPress: () => void
}

type PlainButtonProps = Native & { tone?: Tone; size?: keyof typeof sizes }

/**
 * Looks and does as `Button`, for what every opening of a conversation draws: the browser's own, which
 * costs a fifth. It opens no menu, dialog or file chooser of the library's: those speak to its `Button`.
 */
export function PlainButton({
  tone = 'plain',
  size = 'medium',
  className = '',
  ...rest
}: PlainButtonProps) {
  return (
    <NativeButton {...rest} className={`${shape} ${sizes[size]} ${tones[tone]} ${className}`} />
  )
}

type PlainIconButtonProps = Omit<Native, 'aria-label'> & { label: string; tone?: Tone }

/** As `IconButton`, under the same terms. */
export function PlainIconButton({
  label,
  tone = 'quiet',
  className = '',
  ...rest
}: PlainIconButtonProps) {
  return (
    <NativeButton
      {...rest}
      aria-label={label}
      title={label}
      className={`${shape} size-8 ${tones[tone]} ${className}`}
    />
  )
}

function NativeButton({ isDisabled, onPress, ...rest }: Native & { title?: string }) {
  return (
    <button
      {...rest}
      type="button"
      disabled={isDisabled}
      onClick={() => onPress()}
      onKeyDown={pressOnce}
    />
  )
}

/** A key that is held down presses once. */
function pressOnce(event: KeyboardEvent) {
  if (event.key === 'Enter' && event.repeat) event.preventDefault()
}
