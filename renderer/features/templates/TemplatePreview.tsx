import {
  fillTemplate,
  type TemplateValues,
} from '../../../shared/domain/templates/fill-template.ts'
import { keyOf, type Placeholder } from '../../../shared/domain/templates/placeholders.ts'
import type { Template } from '../../../shared/domain/templates/template.ts'
import { TemplateCard } from '../../design/TemplateCard.tsx'
import { useTexts } from '../../texts/use-texts.ts'
import { templatePieces } from './template-pieces.tsx'

type TemplatePreviewProps = { template: Template; values: TemplateValues }

/** The message as the citizen will read it; what is still missing stands out. */
export function TemplatePreview({ template, values }: TemplatePreviewProps) {
  const { templates } = useTexts()
  const { buttons } = fillTemplate(template, values)
  const part = (place: Placeholder['place'], words: string) =>
    templatePieces(words, (name) => values[keyOf(place, null, name)]?.trim() ?? '')
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
