import { useState } from 'react'
import { Autocomplete, ListBox, ListBoxItem } from 'react-aria-components'
import type { Template, TemplateKey } from '../../../shared/domain/templates/template.ts'
import { ListSearch } from '../../design/ListSearch.tsx'
import { useTexts } from '../../texts/use-texts.ts'
import { matchesTemplate, templateName } from '../../words/template.ts'
import { templatePieces } from './template-pieces.tsx'
import type { WhyNot } from './use-why-not.ts'

type TemplateListProps = {
  templates: readonly Template[]
  chosen: Template | null
  whyNot: WhyNot
  onChoose: (key: TemplateKey) => void
}

/** Search and list as one: letters search, the arrows walk, Enter chooses. */
export function TemplateList({ templates, chosen, whyNot, onChoose }: TemplateListProps) {
  const texts = useTexts()
  const words = texts.templates
  const [query, setQuery] = useState('')
  const found = inOrder(templates, whyNot).filter((template) => matchesTemplate(template, query))
  const unusable = found.filter((template) => whyNot(template) !== null)

  function choose(key: string) {
    const template = found.find((one) => keyOf(one) === key)
    if (template) onChoose(template)
  }

  return (
    <div className="flex max-h-[min(70vh,36rem)] min-h-0 flex-col border-line border-r max-[820px]:max-h-64 max-[820px]:border-r-0 max-[820px]:border-b">
      <Autocomplete inputValue={query} onInputChange={setQuery}>
        <ListSearch label={words.search} placeholder={words.searchPlaceholder} />
        <ListBox
          aria-label={words.list}
          items={found.map((template) => ({ id: keyOf(template), template }))}
          disabledKeys={unusable.map(keyOf)}
          selectionMode="single"
          selectedKeys={chosen === null ? [] : [keyOf(chosen)]}
          onSelectionChange={(keys) => {
            const [key] = keys === 'all' ? [] : keys
            if (key !== undefined) choose(String(key))
          }}
          renderEmptyState={() => <NoTemplates query={query} />}
          className="min-h-0 overflow-y-auto p-1.5 outline-none"
        >
          {({ id, template }) => (
            <TemplateRow id={id} template={template} unusable={whyNot(template)} />
          )}
        </ListBox>
      </Autocomplete>
    </div>
  )
}

/** `unusable`: why it cannot be chosen; null where it can. */
type TemplateRowProps = { id: string; template: Template; unusable: string | null }

function TemplateRow({ id, template, unusable }: TemplateRowProps) {
  const texts = useTexts()
  const isMarketing = template.category === 'marketing'
  return (
    <ListBoxItem
      id={id}
      textValue={templateName(template)}
      className="flex cursor-pointer flex-col gap-0.5 rounded-card px-3 py-2 outline-none data-disabled:cursor-not-allowed data-focused:bg-hover data-hovered:bg-hover/50 data-selected:bg-selected"
    >
      <span className="flex items-baseline gap-2">
        <span
          className={`grow truncate font-medium text-sm ${unusable ? 'text-faint' : 'text-ink'}`}
        >
          {templateName(template)}
        </span>
        <span className={`shrink-0 text-2xs ${isMarketing ? 'text-warn' : 'text-faint'}`}>
          {texts.templates.category[template.category]}
          {template.language === 'pt_BR' ? '' : ` · ${template.language}`}
        </span>
      </span>
      {unusable ? (
        <span className="text-warn text-xs">{unusable}</span>
      ) : (
        <span className="line-clamp-2 text-faint text-xs">{templatePieces(template.body)}</span>
      )}
    </ListBoxItem>
  )
}

function NoTemplates({ query }: { query: string }) {
  const { templates } = useTexts()
  return (
    <div className="px-4 py-6 text-center text-sm">
      <p className="text-ink">{query === '' ? templates.none : templates.noMatch(query)}</p>
      {query === '' && <p className="pt-1 text-faint">{templates.noneHint}</p>}
    </div>
  )
}

/** Those that can be sent first; what is gone from the account is not listed at all. */
function inOrder(templates: readonly Template[], whyNot: WhyNot): Template[] {
  const rank = (template: Template) => (whyNot(template) === null ? 0 : 1)
  return templates
    .filter(({ status }) => status !== 'deleted')
    .toSorted((one, other) => rank(one) - rank(other))
}

function keyOf({ name, language }: TemplateKey): string {
  return `${name} ${language}`
}
