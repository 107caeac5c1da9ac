import { useId } from 'react'
import { fillCannedText } from '../../../shared/domain/canned/fill-canned-text.ts'
import {
  partsOf,
  type Wording as WordingBody,
  wordingSchema,
} from '../../../shared/domain/registration/wording.ts'
import type { DocumentViewOf } from '../../../shared/ipc/documents.ts'
import type { Part } from '../../design/SharedForm.tsx'
import { relayNow, useTimeZone } from '../../state/status.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { dayOf, timeOf } from '../../words/moment.ts'
import { DocumentEditor } from './DocumentEditor.tsx'

const nothing: WordingBody = { version: '-', text: '' }

/** What citizens are asked before their names are put on the list, and since when. */
export function Wording({ view }: { view: DocumentViewOf<'wording'> }) {
  const { wording: words } = useTexts()
  const timeZone = useTimeZone()
  if (view.body === null) {
    return <p className="border-line border-t p-8 text-center text-soft text-sm">{words.noList}</p>
  }
  /** Named by its moment: other words never stand under a version that citizens were asked by. */
  const versionOfNow = () => {
    const now = relayNow()
    return `${dayOf(now, timeZone)} ${timeOf(now, { language: 'pt-BR', timeZone })}`
  }
  const standing = view.body
  return (
    <DocumentEditor
      view={view}
      title={words.title}
      empty={nothing}
      problemOf={({ text }) => problemOf(text, words)}
      tidy={({ version, text }) => ({
        text: text.trim(),
        version: text.trim() === standing.text.trim() ? version : versionOfNow(),
      })}
      restored={(earlier) => ({ ...earlier, version: versionOfNow() })}
      summaryOf={({ version, text }) => `${words.version(version)}\n${text}`}
    >
      {(part) => <Text {...part} />}
    </DocumentEditor>
  )
}

function Text({ body, saved, isReadOnly, onChange }: Part<WordingBody>) {
  const { wording: words, composer } = useTexts()
  const id = useId()
  return (
    <>
      <p className="text-soft text-sm">{words.inForce(saved.version)}</p>
      <div className="flex flex-col gap-1.5">
        <label htmlFor={id} className="font-medium text-ink text-sm">
          {words.text}
        </label>
        <textarea
          id={id}
          rows={8}
          lang={composer.writtenIn}
          maxLength={2000}
          readOnly={isReadOnly}
          aria-describedby={`${id}-hint`}
          value={body.text}
          onChange={(event) => onChange({ ...body, text: event.target.value })}
          className="field-sizing-content min-h-32 w-full resize-none rounded-control border border-line-strong bg-surface px-3 py-2 text-base text-ink hover:border-soft focus:border-accent"
        />
        <p id={`${id}-hint`} className="text-faint text-xs">
          {words.hint}
        </p>
      </div>
      <Sample text={body.text} />
    </>
  )
}

/** As somebody made up would read it. */
function Sample({ text }: { text: string }) {
  const { wording: words } = useTexts()
  const wording = wordingSchema.safeParse({ version: '-', text })
  if (!wording.success) return null
  const values = new Map<string, string | null>([
    ['primeiro_nome', words.sampleName],
    ['saudacao', words.sampleGreeting],
  ])
  return (
    <figure className="flex flex-col gap-1.5">
      <figcaption className="font-medium text-faint text-xs">{words.preview}</figcaption>
      <div className="conversation-ground rounded-card p-3">
        <p className="ml-auto w-fit max-w-full whitespace-pre-wrap rounded-panel rounded-tr-control bg-bubble-agent px-3 py-2 text-ink text-sm shadow-1 wrap-anywhere">
          {fillCannedText(partsOf(wording.data), values).text}
        </p>
      </div>
    </figure>
  )
}

function problemOf(text: string, words: { missing: string; wrong: string }): string | null {
  if (text.trim() === '') return words.missing
  return wordingSchema.safeParse({ version: '-', text: text.trim() }).success ? null : words.wrong
}
