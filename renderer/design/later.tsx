import { type ComponentType, type ReactNode, Suspense, use } from 'react'

/** A part whose code the first screen does not need; `load` reads it ahead of its being shown. */
type Later<Props extends object> = ComponentType<Props> & {
  readonly load: () => Promise<void>
}

/**
 * A part of the screen that is read when it is first shown, or ahead of that. Once it is there it is
 * shown as any other, without a moment of `fallback` (which `React.lazy` always has). One that cannot
 * be read goes to the error boundary around it, and is read anew when somebody tries again.
 */
export function later<Props extends object>(
  read: () => Promise<ComponentType<Props>>,
  fallback: ReactNode = null,
): Later<Props> {
  let Part: ComponentType<Props> | null = null
  let reading: Promise<void> | null = null

  function load(): Promise<void> {
    reading ??= read().then(
      (part) => {
        Part = part
      },
      (error: unknown) => {
        reading = null
        throw error
      },
    )
    return reading
  }

  function Shown(props: Props) {
    if (Part === null) use(load())
    return Part === null ? null : <Part {...props} />
  }

  const Waiting = (props: Props) => (
    <Suspense fallback={fallback}>
      <Shown {...props} />
    </Suspense>
  )
  return Object.assign(Waiting, { load })
}
