import { LayoutTemplate } from 'lucide-react'
import { type ClipboardEvent, useEffect, useMemo, useRef } from 'react'
import { mayAttend } from '../../../shared/domain/agent.ts'
import type { ConversationView } from '../../../shared/ipc.ts'
import { Button } from '../../design/Button.tsx'
import { attachFiles, filesAreReady } from '../../state/attachments.ts'
import { useNow } from '../../state/clock.ts'
import { useConversation } from '../../state/conversation.ts'
import {
  emptyDraft,
  keepDraft,
  returnToDraft,
  saveDraft,
  useDrafts,
  writeDraft,
} from '../../state/drafts.ts'
import { reportDefects } from '../../state/notices.ts'
import { writes } from '../../state/presence.ts'
import { beginWriting } from '../../state/seen.ts'
import { useSession } from '../../state/status.ts'
import { pickTemplate } from '../../state/template-picker.ts'
import type { Texts } from '../../texts/pt-br.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { windowState } from '../../words/service-window.ts'
import { AttachButton } from './AttachButton.tsx'
import { Attachments } from './Attachments.tsx'
import { DropTarget } from './DropTarget.tsx'
import { captioned, sendWithFiles } from './send-with-files.ts'
import { useNewerMessages } from './use-newer-messages.ts'
import { WritingField } from './WritingField.tsx'

export function ReplyComposer({ view }: { view: ConversationView }) {
  const texts = useTexts()
  const { conversationId } = view
  const text = useDrafts((state) => state.reply[conversationId] ?? '')
  const closedBecause = useClosedReason(view, texts)
  const newer = useNewerMessages(view, texts)
  const { attachments } = view
  const mayWrite = closedBecause === null
  const takeFiles = useMemo(
    () => (mayWrite ? (files: File[]) => reportDefects(attachFiles(conversationId, files)) : null),
    [mayWrite, conversationId],
  )
  const onlyTemplates = closedBecause === texts.composer.why.windowClosed && view.can.template

  useEffect(() => () => saveDraft('reply', conversationId), [conversationId])
  // Who chooses a file answers what she has read, as who writes the first letter does.
  const hasFiles = attachments.length > 0
  useEffect(() => {
    if (hasFiles) beginWriting(conversationId)
  }, [hasFiles, conversationId])

  const isGettingReady = useRef(false)

  /** What is there once the files are: she may have gone on writing, or to another conversation. */
  async function whenReady() {
    if (isGettingReady.current) return
    isGettingReady.current = true
    const areReady = await filesAreReady(conversationId).finally(() => {
      isGettingReady.current = false
    })
    const present = useConversation.getState().view
    if (areReady && present?.conversationId === conversationId) await send(present)
  }

  async function send(present: ConversationView) {
    const words = (useDrafts.getState().reply[conversationId] ?? '').trim()
    emptyDraft('reply', conversationId)
    writes(conversationId, '')
    try {
      if (await sendWithFiles(present, present.attachments, words))
        keepDraft('reply', conversationId)
      else returnToDraft('reply', conversationId, words)
    } catch (error) {
      returnToDraft('reply', conversationId, words)
      throw error
    }
  }

  /** A picture from the clipboard; text is pasted by the field itself. */
  function pasteFiles(event: ClipboardEvent) {
    const files = [...event.clipboardData.files]
    if (files.length === 0 || event.clipboardData.types.includes('text/plain')) return
    event.preventDefault()
    takeFiles?.(files)
  }

  function write(words: string) {
    newer.onWrite(text, words)
    writeDraft('reply', conversationId, words)
    writes(conversationId, words)
  }

  return (
    <WritingField
      label={texts.composer.message}
      placeholder={texts.composer.placeholder(view.citizenName ?? texts.unnamedCitizen)}
      action={texts.composer.send}
      tone="reply"
      text={text}
      closedBecause={closedBecause}
      {...(onlyTemplates && { instead: <ChooseTemplate view={view} /> })}
      hint={<Hint view={view} text={text.trim()} />}
      notice={text.trim() === '' && attachments.length === 0 ? null : newer.notice}
      hasFiles={attachments.length > 0}
      above={
        <>
          <Attachments conversationId={conversationId} attachments={attachments} />
          <DropTarget onFiles={takeFiles} />
        </>
      }
      before={<AttachButton isDisabled={!mayWrite} onFiles={(files) => takeFiles?.(files)} />}
      onPaste={pasteFiles}
      onChange={write}
      onLeave={() => saveDraft('reply', conversationId)}
      onSend={() => newer.mayGo() && reportDefects(whenReady())}
    />
  )
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

/** Why this agent may not reply now; null where she may. */
function useClosedReason(view: ConversationView, texts: Texts): string | null {
  const session = useSession()
  const now = useNow()
  const { why } = texts.composer
  if (session && !mayAttend(session.account)) return why.notPermitted
  if (view.erased) return why.erased
  if (view.block) return why.blocked
  if (view.status === 'closed') return why.closed
  const windowClosed = windowState(view.windowClosesAt, now) === 'closed'
  if (view.can.reply && !windowClosed) return null
  if (view.status === 'waiting') return why.waiting
  if (view.holder && view.holder.agentId !== session?.account.agentId) {
    return why.held(view.holder.name)
  }
  return why.windowClosed
}

/** After a reply that waits for no answer yet, a word on completeness; else which keys do what. */
function Hint({ view, text }: { view: ConversationView; text: string }) {
  const { composer, media } = useTexts()
  const { attachments } = view
  if (attachments.length > 0 && text !== '' && captioned(attachments, text) === null) {
    return media.textApart
  }
  const newest = view.page.items.findLast((item) => item.kind === 'message')
  return newest?.from === 'agent' ? composer.oneMessage : composer.keys
}
