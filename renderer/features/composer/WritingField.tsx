import { SendHorizontal } from 'lucide-react'
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useRef,
} from 'react'
import type { CannedSpan } from '../../../shared/domain/canned/canned-spans.ts'
import { MAX_TEXT_LENGTH } from '../../../shared/domain/content/text.ts'
import { Button, PlainButton } from '../../design/Button.tsx'
import { usePreferences } from '../../state/preferences.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { Count } from './Count.tsx'
import { enterMeans } from './enter-means.ts'
import { FieldMarks } from './FieldMarks.tsx'

type FieldNotice = { words: string; asks: boolean; mayGoOn?: true }

type WritingFieldProps = {
  label: string
  placeholder: string
  action: string
  tone: 'reply' | 'note'
  text: string
  /** Why nothing can be written here now; null where it can. */
  closedBecause: string | null
  hint?: ReactNode
  /** Stands above the words: files that go with them. `hasFiles`: they may go without words. */
  above?: ReactNode
  hasFiles?: boolean
  /** Stands before the words: what puts files there. */
  before?: ReactNode
  onPaste?: (event: ClipboardEvent) => void
  field?: RefObject<HTMLTextAreaElement | null>
  /** What stands there as a canned reply says it. */
  spans?: readonly CannedSpan[]
  /** A short list over the field, walked from within it. */
  list?: { id: string; activeId: string }
  /** Hears keys first. @returns whether the key was taken. */
  onKey?: (event: KeyboardEvent<HTMLTextAreaElement>) => boolean
  /**
   * Stands in the hint's place; one that `asks` has kept the words from going out, for good or
   * (`mayGoOn`) until she says so once more.
   */
  notice?: FieldNotice | null
  /** Stands in the button's place: what can be done while nothing can be written. */
  instead?: ReactNode
  onChange: (text: string) => void
  onLeave?: () => void
  onSend: () => void
}

const frames = {
  reply: 'border-line-strong bg-surface focus-within:border-accent',
  note: 'border-note-line border-dashed bg-note',
}

/** The field and its button. Shift+Enter breaks the line; Enter and Ctrl+Enter do as she has it. */
export function WritingField(props: WritingFieldProps) {
  const { text, closedBecause, onSend } = props
  const notice = closedBecause === null ? props.notice : null
  const texts = useTexts()
  const maySend =
    closedBecause === null &&
    (text.trim() !== '' || props.hasFiles === true) &&
    text.trim().length <= MAX_TEXT_LENGTH

  const enterKey = usePreferences((state) => state.enterKey)
  const ground = useRef<HTMLDivElement>(null)

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (closedBecause === null && props.onKey?.(event)) return
    // While an input method composes a letter, Enter belongs to it.
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    const meant = enterMeans(event, enterKey)
    if (meant === 'typed') return
    event.preventDefault()
    if (meant === 'line') {
      // As if it were typed, so that it can be undone.
      document.execCommand('insertText', false, '\n')
      return
    }
    // A key held down says it once.
    if (maySend && !event.repeat) onSend()
  }

  return (
    <div className="flex flex-col gap-1">
      <div
        className={`rounded-card border p-1.5 ${closedBecause === null ? frames[props.tone] : 'border-line bg-hover'}`}
      >
        {props.above}
        <div className="flex items-end gap-2">
          {props.before}
          <div className="relative flex w-full min-w-0">
            <FieldMarks text={text} spans={props.spans ?? []} ground={ground} />
            <textarea
              ref={props.field}
              id="composer-text"
              aria-label={props.label}
              aria-describedby="composer-hint"
              aria-autocomplete={props.list ? 'list' : undefined}
              aria-controls={props.list?.id}
              aria-activedescendant={props.list?.activeId}
              placeholder={closedBecause ?? props.placeholder}
              // Words that stand there stay reachable and can be copied; an empty field takes no focus.
              disabled={closedBecause !== null && text === ''}
              readOnly={closedBecause !== null}
              aria-disabled={closedBecause !== null}
              value={text}
              rows={1}
              spellCheck
              lang={texts.composer.writtenIn}
              onChange={(event) => props.onChange(event.target.value)}
              onBlur={props.onLeave}
              onKeyDown={onKeyDown}
              onPaste={props.onPaste}
              onScroll={({ currentTarget }) => {
                if (ground.current) ground.current.scrollTop = currentTarget.scrollTop
              }}
              className="relative field-sizing-content [scrollbar-gutter:stable] max-h-[38vh] min-h-8 w-full min-w-0 resize-none bg-transparent px-1.5 py-1 text-ink text-md outline-none placeholder:truncate placeholder:text-faint disabled:cursor-not-allowed disabled:placeholder:text-soft"
            />
          </div>
          {props.instead ?? (
            <PlainButton tone="primary" isDisabled={!maySend} onPress={onSend}>
              {props.action}
              {props.tone === 'reply' && <SendHorizontal aria-hidden="true" size={15} />}
            </PlainButton>
          )}
        </div>
      </div>
      <div
        id="composer-hint"
        className={`flex min-h-4.5 items-center justify-between gap-3 px-1 text-faint text-xs ${notice?.asks ? '' : 'short:hidden'}`}
      >
        {notice ? (
          <NoticeLine {...notice} onGoOn={onSend} />
        ) : (
          <span className={text === '' && closedBecause ? 'sr-only' : 'truncate'}>
            {closedBecause ?? props.hint}
          </span>
        )}
        <Count length={text.trim().length} />
      </div>
    </div>
  )
}

/** Quiet while it only tells; announced at once when something was not sent. */
function NoticeLine({ words, asks, mayGoOn, onGoOn }: FieldNotice & { onGoOn: () => void }) {
  const { composer } = useTexts()
  if (!asks) return <span className="truncate text-warn">{words}</span>
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
      <strong role="alert" className="min-w-0 font-medium text-warn wrap-anywhere">
        {words}
      </strong>
      {mayGoOn && (
        <Button size="small" onPress={onGoOn}>
          {composer.goOn}
        </Button>
      )}
    </span>
  )
}
