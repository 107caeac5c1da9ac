import { useId, useLayoutEffect, useRef } from 'react'
import { placeholderNames } from '../../../shared/domain/canned/placeholder-values.ts'
import { MAX_TEXT_LENGTH } from '../../../shared/domain/content/text.ts'
import { Button } from '../../design/Button.tsx'
import { useTexts } from '../../texts/use-texts.ts'
import { useFieldPlaceholders } from './use-fields.ts'

type CannedTextProps = {
  text: string
  isReadOnly: boolean
  error: string | undefined
  onChange: (text: string) => void
}

/** The wording, with a button for each placeholder that it may have. */
export function CannedText({ text, isReadOnly, error, onChange }: CannedTextProps) {
  const { canned, composer } = useTexts()
  const words = canned.manager
  const fields = useFieldPlaceholders()
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const caret = useRef<number | null>(null)

  useLayoutEffect(() => {
    if (caret.current === null) return
    field.current?.focus()
    field.current?.setSelectionRange(caret.current, caret.current)
    caret.current = null
  })

  function putIn(name: string) {
    const { selectionStart: at = text.length, selectionEnd: until = at } = field.current ?? {}
    const written = `{{${name}}}`
    caret.current = at + written.length
    onChange(text.slice(0, at) + written + text.slice(until))
  }

  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-medium text-ink text-sm">
        {words.text}
      </label>
      <textarea
        ref={field}
        id={id}
        rows={4}
        lang={composer.writtenIn}
        maxLength={MAX_TEXT_LENGTH}
        readOnly={isReadOnly}
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-hint`}
        value={text}
        onChange={(event) => onChange(event.target.value)}
        className="field-sizing-content min-h-24 w-full resize-none rounded-control border border-line-strong bg-surface px-3 py-2 text-base text-ink hover:border-soft focus:border-accent aria-invalid:border-bad"
      />
      <p
        id={`${id}-hint`}
        className={error === undefined ? 'text-faint text-xs' : 'text-bad text-sm'}
      >
        {error ?? words.textHint}
      </p>
      {!isReadOnly && (
        <fieldset className="flex flex-wrap gap-1.5">
          <legend className="pb-1.5 text-faint text-xs">{words.placeholders}</legend>
          {[...placeholderNames, ...fields].map((name) => (
            <Button key={name} size="small" onPress={() => putIn(name)}>
              {name}
            </Button>
          ))}
        </fieldset>
      )}
    </div>
  )
}
