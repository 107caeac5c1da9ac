import { fieldName } from '../../../shared/domain/canned/placeholder-values.ts'
import {
  ambiguousName,
  type Field,
  type FieldKind,
  fieldKindSchema,
  MOST_FIELDS,
} from '../../../shared/domain/fields/field-list.ts'
import { withLeftOut } from '../../../shared/domain/office/save-whole.ts'
import type { DocumentViewOf } from '../../../shared/ipc/documents.ts'
import { Choice } from '../../design/Choice.tsx'
import { ListField } from '../../design/ListField.tsx'
import { ListForm } from '../../design/ListForm.tsx'
import { tooManyLines } from '../../design/room.ts'
import type { Texts } from '../../texts/pt-br.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { DocumentEditor } from './DocumentEditor.tsx'

const idOf = ({ fieldId }: Field) => fieldId

/** What the organisation wants to know of citizens. */
export function Fields({ view }: { view: DocumentViewOf<'fields'> }) {
  const texts = useTexts()
  const words = texts.fields
  return (
    <DocumentEditor
      view={view}
      title={words.title}
      empty={[]}
      problemOf={(fields) => problemOf(fields, texts)}
      tidy={(fields) => fields.map(tidy)}
      restored={(earlier, now) => withLeftOut(now, earlier, idOf)}
      summaryOf={(fields) =>
        fields
          .filter(({ isRetired }) => !isRetired)
          .map(({ name, kind }) => `${name} (${words.kinds[kind]})`)
          .join(' · ')
      }
    >
      {(part) => (
        <ListForm
          {...part}
          idOf={idOf}
          make={newField}
          most={MOST_FIELDS}
          words={words}
          fields={(field, name, place, change) => (
            <FieldFields {...{ field, name, place, change }} isReadOnly={part.isReadOnly} />
          )}
        />
      )}
    </DocumentEditor>
  )
}

type FieldFieldsProps = {
  field: Field
  name: string
  place: number
  isReadOnly: boolean
  change: (part: Partial<Field>) => void
}

function FieldFields({ field, name, place, isReadOnly, change }: FieldFieldsProps) {
  const { fields: words } = useTexts()
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <ListField
          {...{ label: words.nameOf(place), placeholder: words.name, most: 60, isReadOnly }}
          value={field.name}
          className="grow basis-52 font-medium"
          onChange={(changed) => change({ name: changed })}
        />
        {isReadOnly ? (
          <span className="text-soft text-sm">{words.kinds[field.kind]}</span>
        ) : (
          <Choice
            label={words.kind}
            value={field.kind}
            options={fieldKindSchema.options.map((kind) => [kind, words.kinds[kind]])}
            onChange={(kind) => change({ kind: kind as FieldKind })}
          />
        )}
      </div>
      <ListField
        {...{ label: words.helpOf(name), placeholder: words.help, most: 200, isReadOnly }}
        value={field.help}
        onChange={(help) => change({ help })}
      />
      {field.kind === 'choice' && (
        <ListField
          {...{ label: words.optionsOf(name), placeholder: words.options, most: 2000, isReadOnly }}
          value={field.options.join('; ')}
          onChange={(typed) => change({ options: typed.split(/;\s?/u) })}
        />
      )}
      {field.name.trim() !== '' && (
        <p className="text-faint text-xs wrap-anywhere">
          {words.placeholder(`{{${fieldName(field.name.trim())}}}`)}
        </p>
      )}
    </>
  )
}

function newField(): Field {
  return {
    ...{ fieldId: crypto.randomUUID(), name: '', kind: 'text', help: '', options: [] },
    isRetired: false,
  }
}

function tidy(field: Field): Field {
  const options = field.options.map((option) => option.trim()).filter(Boolean)
  return {
    ...field,
    name: field.name.trim(),
    help: field.help.trim(),
    options: field.kind === 'choice' ? [...new Set(options)] : [],
  }
}

function problemOf(fields: readonly Field[], texts: Texts): string | null {
  const { fields: words, documents } = texts
  const inUse = fields.filter(({ isRetired }) => !isRetired).map(tidy)
  if (inUse.some(({ name }) => name === '')) return documents.nameMissing
  const ambiguous = ambiguousName(fields)
  if (ambiguous !== null) return words.ambiguous(ambiguous)
  const bare = fields
    .map(tidy)
    .find(({ kind, options }) => kind === 'choice' && options.length === 0)
  if (bare) return words.optionsMissing(bare.name)
  const long = inUse.find(({ options }) => options.length > 50 || options.some(isLong))
  return long ? words.optionsLong(long.name) : tooManyLines(fields.length, MOST_FIELDS, texts)
}

function isLong(option: string): boolean {
  return option.length > 60
}
