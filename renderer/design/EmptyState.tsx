import type { ReactNode } from 'react'

type EmptyStateProps = { icon: ReactNode; title: string; children?: ReactNode }

/** What a place says when there is nothing in it: calm, and with the next step. */
export function EmptyState({ icon, title, children }: EmptyStateProps) {
  return (
    <div className="arrive flex h-full flex-col items-center justify-center gap-3 p-8 text-center short:gap-1.5 short:p-3">
      <div className="flex size-14 items-center justify-center rounded-full bg-accent-soft text-accent short:size-9">
        {icon}
      </div>
      <p className="font-semibold text-ink text-md">{title}</p>
      {children && <div className="max-w-xs text-balance text-faint text-sm">{children}</div>}
    </div>
  )
}
