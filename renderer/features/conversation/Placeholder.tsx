import type { ReactNode } from 'react'

type PlaceholderProps = { icon: ReactNode; title: string; children?: ReactNode }

/** What stands for something that is no text. Titles may hold a stranger's file name. */
export function Placeholder({ icon, title, children }: PlaceholderProps) {
  return (
    <span className="my-1 flex items-center gap-2.5 rounded-card bg-ink/5 px-2.5 py-2 text-sm">
      <span
        aria-hidden="true"
        className="flex size-8 shrink-0 items-center justify-center rounded-full bg-accent-soft text-accent [&>svg]:size-4"
      >
        {icon}
      </span>
      <span className="min-w-0">
        <span className="block wrap-anywhere text-ink">{title}</span>
        {children && <span className="block wrap-anywhere text-faint text-xs">{children}</span>}
      </span>
    </span>
  )
}
