import { LayoutTemplate } from 'lucide-react'
import { type ClipboardEvent, useEffect, useMemo, useRef } from 'react'
import type { CannedSpan } from '../../../shared/domain/canned/canned-spans.ts'
import { blanksIn } from '../../../shared/domain/canned/fill-canned-text.ts'
import type { ConversationView } from '../../../shared/ipc/conversation.ts'
import { Button } from '../../design/Button.tsx'
import { attachFiles } from '../../state/attachments.ts'
import { endAsking } from '../../state/came-back.ts'
import { putCannedIn, useCannedMarks } from '../../state/canned-marks.ts'
import { saveDraft, useDrafts, writeDraft } from '../../state/drafts.ts'
import { reportDefects } from '../../state/notices.ts'
import { usePreferences } from '../../state/preferences.ts'
import { writes } from '../../state/presence.ts'
import { finishRecording, useRecorder } from '../../state/recorder.ts'
import { focusRegion } from '../../state/regions.ts'
import { askWhen } from '../../state/schedule.ts'
import { beginWriting } from '../../state/seen.ts'
import { closeSuggestions, useSuggestions } from '../../state/suggestions.ts'
import { pickTemplate } from '../../state/template-picker.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { AttachButton } from './AttachButton.tsx'
import { Attachments } from './Attachments.tsx'
import { CannedButton } from './canned/CannedButton.tsx'
import { CannedPicker } from './canned/CannedPicker.tsx'
import { SameReplyNotice } from './canned/SameReplyNotice.tsx'
import { useCannedReplies } from './canned/use-canned-replies.ts'
import { useSameReplies } from './canned/use-same-replies.ts'
import { DropTarget } from './DropTarget.tsx'
import { EmojiButton } from './emoji/EmojiButton.tsx'
import { EmojiList } from './emoji/EmojiList.tsx'
import { useEmoji } from './emoji/use-emoji.ts'
import { Quoted } from './Quoted.tsx'
import { RemovedRow } from './RemovedRow.tsx'
import { Schedule } from './Schedule.tsx'
import { captioned } from './send-with-files.ts'
import { Suggestions } from './suggestions/Suggestions.tsx'
import { SuggestionsHint } from './suggestions/SuggestionsHint.tsx'
import { useOffered } from './suggestions/use-offered.ts'
import { useReturnedNotice } from './use-came-back.ts'
import { useClosedReason } from './use-closed-reason.ts'
import { useFieldSelection } from './use-field-selection.ts'
import { type Notice, useLookTwice } from './use-look-twice.ts'
import { useNewerMessages } from './use-newer-messages.ts'
import { useSending } from './use-sending.ts'
import { useUndo } from './use-undo.ts'
import { RecordButton } from './voice/RecordButton.tsx'
import { RecordingBar } from './voice/RecordingBar.tsx'
import { WritingField } from './WritingField.tsx'
import { walkBlanks } from './walk-blanks.ts'

export function ReplyComposer({ view }: { view: ConversationView }) {
  const texts = useTexts()
  const { conversationId, attachments } = view
  const text = useDrafts((state) => state.reply[conversationId] ?? '')
  const spans = useCannedMarks(conversationId)
  const closedBecause = useClosedReason(view, texts)
  const newer = useNewerMessages(view, texts)
  const twice = useLookTwice({ conversationId, text, spans }, texts)
  const returned = useReturnedNotice(conversationId, texts)
  const same = useSameReplies(conversationId, text, twice.wantsTouch)
  const send = useSending(conversationId)
  const undo = useUndo(view, text === '' && attachments.length === 0, texts)
  const field = useRef<HTMLTextAreaElement>(null)
  const isLooking = useRef(false)
  const isRecording = useRecorder(({ recording }) => recording?.conversationId === conversationId)
  const select = useFieldSelection(field)
  const canned = useCannedReplies({ conversationId, text, field, select, onWrite: write })
  const emoji = useEmoji({ text, field, select, onWrite: write })
  const mayWrite = closedBecause === null
  const takeFiles = useMemo(
    () => (mayWrite ? (files: File[]) => reportDefects(attachFiles(conversationId, files)) : null),
    [mayWrite, conversationId],
  )
  const onlyTemplates = closedBecause === texts.composer.why.windowClosed && view.can.template

  useEffect(() => () => saveDraft('reply', conversationId), [conversationId])
  // Who chooses a file answers what she has read, as who writes the first letter does.
  const hasFiles = attachments.length > 0 || isRecording
  useEffect(() => {
    if (hasFiles) beginWriting(conversationId)
  }, [hasFiles, conversationId])

  /** A picture from the clipboard; text is pasted by the field itself. */
  function pasteFiles(event: ClipboardEvent) {
    const files = [...event.clipboardData.files]
    if (files.length === 0 || event.clipboardData.types.includes('text/plain')) return
    event.preventDefault()
    takeFiles?.(files)
  }

  function write(words: string) {
    newer.onWrite(text, words)
    endAsking()
    writeDraft('reply', conversationId, words)
    writes(conversationId, words)
  }

  /** Where the caret stands, or stood before a button was pressed. */
  function putIn(words: string) {
    const { selectionStart: at = text.length, selectionEnd: until = at } = field.current ?? {}
    write(text.slice(0, at) + words + text.slice(until))
    select(at + words.length, at + words.length)
  }

  /** What is still being said is heard first. */
  function trySending() {
    if (isRecording) return reportDefects(finishRecording())
    lookThen(() => reportDefects(send({ looked: text })))
  }

  /** At once where nothing has to be asked, so that what is pressed next finds the words gone. */
  function lookThen(goOn: () => void) {
    if (isLooking.current) return
    const verdict = twice.mayGo()
    if (typeof verdict === 'boolean') return heed(verdict, goOn)
    isLooking.current = true
    const looked = verdict.finally(() => {
      isLooking.current = false
    })
    reportDefects(looked.then((mayGo) => heed(mayGo, goOn)))
  }

  function heed(mayGo: boolean, goOn: () => void) {
    if (!mayGo && twice.blank) select(twice.blank.start, twice.blank.end)
    if (mayGo && newer.mayGo()) goOn()
  }

  const isEmpty = text.trim() === '' && !hasFiles
  useOffered(view, isEmpty && mayWrite)
  const offered = useSuggestions()

  /** They are a draft, and not hers yet. */
  function takeSuggestion(words: string) {
    closeSuggestions()
    beginWriting(conversationId)
    putCannedIn(conversationId, { replyId: null, words, at: 0, until: text.length })
    writes(conversationId, words)
    const [blank] = blanksIn(words)
    if (blank) select(blank.start, blank.end)
    else select(words.length, words.length)
  }

  function leaveSuggestions() {
    closeSuggestions()
    field.current?.focus()
  }

  return (
    <div className="relative">
      <p aria-live="polite" className="sr-only">
        {undo.said}
      </p>
      {canned.isOpen && (
        <CannedPicker
          begun={canned.query}
          lastWords={canned.lastWords}
          replies={canned.offered}
          firstId={canned.firstId}
          say={canned.say}
          gist={canned.gist}
          onChoose={canned.choose}
          onClose={canned.close}
          onLeave={canned.leave}
        />
      )}
      <EmojiList list={emoji.list} />
      <WritingField
        label={texts.composer.message}
        placeholder={texts.composer.placeholder(view.citizenName ?? texts.unnamedCitizen)}
        action={texts.composer.send}
        tone="reply"
        text={text}
        closedBecause={closedBecause}
        {...(onlyTemplates && { instead: <ChooseTemplate view={view} /> })}
        hint={
          undo.isHeld && isEmpty ? (
            texts.undo.hint
          ) : (
            <SuggestionsHint
              conversationId={conversationId}
              otherwise={<Hint view={view} text={text.trim()} spans={spans} />}
            />
          )
        }
        notice={isEmpty ? null : asking(twice.notice, returned, newer.notice)}
        hasFiles={hasFiles}
        above={
          <>
            {mayWrite && <Quoted view={view} />}
            {same && mayWrite && <SameReplyNotice same={same} text={text} onPutIn={putIn} />}
            <Attachments conversationId={conversationId} attachments={attachments} />
            <RemovedRow conversationId={conversationId} />
            <RecordingBar conversationId={conversationId} />
            <DropTarget onFiles={takeFiles} />
          </>
        }
        before={
          <>
            <AttachButton isDisabled={!mayWrite} onFiles={(files) => takeFiles?.(files)} />
            <RecordButton view={view} isDisabled={!mayWrite} />
            <Schedule
              view={view}
              isDisabled={!mayWrite || isEmpty || isRecording}
              onAsk={() => lookThen(() => askWhen(conversationId))}
              onChoose={(dueAt) => {
                reportDefects(send({ dueAt }))
                // Its button, to which the dialog gives the focus back, can do nothing any more.
                requestAnimationFrame(() =>
                  requestAnimationFrame(() => focusRegion('composer-text')),
                )
              }}
            />
            <EmojiButton isDisabled={!mayWrite} isOpen={emoji.list.isOpen} onPress={emoji.toggle} />
            <CannedButton isDisabled={!mayWrite} isOpen={canned.isOpen} onPress={canned.open} />
          </>
        }
        field={field}
        spans={spans}
        {...(emoji.list.ofField && { list: emoji.list.ofField })}
        onKey={(event) =>
          emoji.list.onKeyDown(event) ||
          undo.onKeyDown(event) ||
          canned.onKeyDown(event) ||
          walkBlanks(event)
        }
        onPaste={pasteFiles}
        onChange={(words) => {
          write(words)
          emoji.list.onWrite(words)
        }}
        onLeave={() => {
          emoji.list.close()
          saveDraft('reply', conversationId)
        }}
        onSend={trySending}
      />
      {offered.isOpen && offered.conversationId === conversationId && (
        <Suggestions
          replies={offered.replies}
          onChoose={takeSuggestion}
          onClose={leaveSuggestions}
        />
      )}
    </div>
  )
}

/** What has kept the words here stands before what only tells. */
function asking(...notices: (Notice | null)[]): Notice | null {
  return notices.findLast((notice) => notice?.asks) ?? notices.find((notice) => notice) ?? null
}

function ChooseTemplate({ view }: { view: ConversationView }) {
  const { templates } = useTexts()
  return (
    <Button tone="primary" onPress={() => pickTemplate(view)}>
      <LayoutTemplate aria-hidden="true" size={15} />
      {templates.choose}
    </Button>
  )
}

type HintProps = { view: ConversationView; text: string; spans: readonly CannedSpan[] }

/** What the marks mean; after a reply that waits for no answer yet, a word on completeness; else keys. */
function Hint({ view, text, spans }: HintProps) {
  const { canned, composer, media, suggestions } = useTexts()
  const enterKey = usePreferences((state) => state.enterKey)
  const { attachments } = view
  if (attachments.length > 0 && text !== '' && captioned(attachments, text) === null) {
    return media.textApart
  }
  if (spans.some(({ replyId }) => replyId === null)) return suggestions.legend
  if (spans.length > 0) return canned.legend
  const newest = view.page.items.findLast((item) => item.kind === 'message')
  return newest?.from === 'agent' ? composer.oneMessage : composer.keys[enterKey]
}
