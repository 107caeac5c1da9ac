import { ExternalLink, Phone, Reply, Ticket } from 'lucide-react'
import type { ReactNode } from 'react'
import type { TemplateContent } from '../../shared/domain/content/template.ts'

type TemplateCardProps = {
  header: ReactNode
  body: ReactNode
  footer: ReactNode
  buttons: readonly TemplateContent['buttons'][number][]
}

const icons = {
  'quick-reply': Reply,
  url: ExternalLink,
  phone: Phone,
  'copy-code': Ticket,
  unknown: Reply,
}

/** A template as WhatsApp draws it. Its buttons are the citizen's to touch: here they are pictures. */
export function TemplateCard({ header, body, footer, buttons }: TemplateCardProps) {
  return (
    <div className="min-w-0 wrap-anywhere">
      {header && <div className="font-semibold">{header}</div>}
      <div className="whitespace-pre-wrap">{body}</div>
      {footer && <div className="text-2xs text-soft">{footer}</div>}
      {buttons.length > 0 && (
        <ul className="mt-1.5 flex flex-col gap-1 border-line border-t pt-1.5">
          {buttons.map((button) => {
            const Icon = icons[button.kind]
            return (
              <li
                key={`${button.kind} ${button.text} ${button.value}`}
                title={button.value ?? undefined}
                className="flex items-center justify-center gap-1.5 rounded-control bg-ink/5 px-2 py-1 text-accent text-sm"
              >
                <Icon aria-hidden="true" size={14} className="shrink-0" />
                {button.text}
              </li>
            )
          })}
        </ul>
      )}
    </div>
  )
}
