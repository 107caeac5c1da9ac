import type { ReactNode } from 'react'

const widths: Record<string, string> = {
  false: 'shrink-0',
  true: 'shrink',
  last: 'shrink-[0.01]',
}

type MarkProps = {
  icon: ReactNode
  tone?: string
  /** Gives way to what must be read; `last`: after all others that do. */
  shrinks?: boolean | 'last'
  /** `brief`: what is seen of it in a narrow list. */
  children: string | { readonly words: string; readonly brief: string }
}

/** A sign and its words, in the last line of a row. */
export function Mark({ icon, tone = '', shrinks = false, children }: MarkProps) {
  const { words, brief } =
    typeof children === 'string' ? { words: children, brief: children } : children
  return (
    <span
      title={words}
      className={`flex min-w-0 items-center gap-1 ${tone} ${widths[String(shrinks)]}`}
    >
      <span aria-hidden="true" className="shrink-0">
        {icon}
      </span>
      {brief === words ? (
        <span className="truncate">{words}</span>
      ) : (
        <>
          <span className="truncate @max-xs:sr-only">{words}</span>
          <span aria-hidden="true" className="truncate @xs:hidden">
            {brief}
          </span>
        </>
      )}
    </span>
  )
}
