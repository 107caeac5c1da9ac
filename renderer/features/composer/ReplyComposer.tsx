import { useEffect } from 'react'
import { mayAttend } from '../../../shared/domain/agent.ts'
import type { ConversationView } from '../../../shared/ipc.ts'
import { useNow } from '../../state/clock.ts'
import { sendReply } from '../../state/commands.ts'
import {
  emptyDraft,
  keepDraft,
  returnToDraft,
  saveDraft,
  useDrafts,
  writeDraft,
} from '../../state/drafts.ts'
import { reportDefects } from '../../state/notices.ts'
import { useSession } from '../../state/status.ts'
import type { Texts } from '../../texts/pt-br.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { windowState } from '../../words/service-window.ts'
import { useNewerMessages } from './use-newer-messages.ts'
import { WritingField } from './WritingField.tsx'

export function ReplyComposer({ view }: { view: ConversationView }) {
  const texts = useTexts()
  const { conversationId } = view
  const text = useDrafts((state) => state.reply[conversationId] ?? '')
  const closedBecause = useClosedReason(view, texts)
  const newer = useNewerMessages(view, texts)

  useEffect(() => () => saveDraft('reply', conversationId), [conversationId])

  async function send() {
    const words = text.trim()
    emptyDraft('reply', conversationId)
    try {
      if (await sendReply(view, words)) keepDraft('reply', conversationId)
      else returnToDraft('reply', conversationId, words)
    } catch (error) {
      returnToDraft('reply', conversationId, words)
      throw error
    }
  }

  function write(words: string) {
    newer.onWrite(text, words)
    writeDraft('reply', conversationId, words)
  }

  return (
    <WritingField
      label={texts.composer.message}
      placeholder={texts.composer.placeholder(view.citizenName ?? texts.unnamedCitizen)}
      action={texts.composer.send}
      tone="reply"
      text={text}
      closedBecause={closedBecause}
      hint={<Hint view={view} />}
      notice={text.trim() === '' ? null : newer.notice}
      onChange={write}
      onLeave={() => saveDraft('reply', conversationId)}
      onSend={() => newer.mayGo() && reportDefects(send())}
    />
  )
}

/** Why this agent may not reply now; null where she may. */
function useClosedReason(view: ConversationView, texts: Texts): string | null {
  const session = useSession()
  const now = useNow()
  const { why } = texts.composer
  if (session && !mayAttend(session.account)) return why.notPermitted
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
function Hint({ view }: { view: ConversationView }) {
  const { composer } = useTexts()
  const newest = view.page.items.findLast((item) => item.kind === 'message')
  return newest?.from === 'agent' ? composer.oneMessage : composer.keys
}
