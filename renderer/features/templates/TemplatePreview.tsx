import type { ReactNode } from 'react'
import {
  fillTemplate,
  type TemplateValues,
} from '../../../shared/domain/templates/fill-template.ts'
import { keyOf, type Placeholder } from '../../../shared/domain/templates/placeholders.ts'
import type { Template } from '../../../shared/domain/templates/template.ts'
import { TemplateCard } from '../../design/TemplateCard.tsx'
import { useTexts } from '../../texts/use-texts.ts'

type TemplatePreviewProps = { template: Template; values: TemplateValues }

/** The message as the citizen will read it; what is still missing stands out. */
export function TemplatePreview({ template, values }: TemplatePreviewProps) {
  const { templates } = useTexts()
  const { buttons } = fillTemplate(template, values)
  const part = (place: Placeholder['place'], words: string) =>
    pieces(words, (name) => values[keyOf(place, null, name)]?.trim() ?? '')
  return (
    <figure className="flex flex-col gap-1.5">
      <figcaption className="font-medium text-faint text-xs">{templates.preview}</figcaption>
      <div className="w-fit min-w-48 max-w-full rounded-panel rounded-tr-control bg-bubble-agent px-3 py-2 text-ink text-sm shadow-1">
        <TemplateCard
          header={template.header && part('header', template.header.text)}
          body={part('body', template.body)}
          footer={template.footer}
          buttons={buttons}
        />
      </div>
    </figure>
  )
}

/** Words and, between them, values or the names of what is missing. */
function pieces(words: string, valueFor: (name: string) => string): ReactNode[] {
  let at = 0
  return words.split(/(\{\{\s*\w+\s*\}\})/).map((piece) => {
    const key = at
    at += piece.length
    const name = /^\{\{\s*(\w+)\s*\}\}$/.exec(piece)?.[1]
    if (name === undefined) return <span key={key}>{piece}</span>
    const value = valueFor(name)
    return value === '' ? (
      <mark key={key} className="rounded-xs bg-mark px-0.5 text-ink">
        {name}
      </mark>
    ) : (
      <strong key={key} className="font-semibold">
        {value}
      </strong>
    )
  })
}
