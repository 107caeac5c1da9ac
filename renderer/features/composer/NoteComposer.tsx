import { useEffect } from 'react'
import { mayAttend } from '../../../shared/domain/agent.ts'
import type { ConversationView } from '../../../shared/ipc/conversation.ts'
import { addNote } from '../../state/commands.ts'
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
import { useTexts } from '../../texts/use-texts.ts'
import { WritingField } from './WritingField.tsx'

export function NoteComposer({ view }: { view: ConversationView }) {
  const { composer } = useTexts()
  const session = useSession()
  const { conversationId } = view
  const text = useDrafts((state) => state.note[conversationId] ?? '')
  const permitted = session !== null && mayAttend(session.account)

  useEffect(() => () => saveDraft('note', conversationId), [conversationId])

  async function save() {
    const words = text.trim()
    emptyDraft('note', conversationId)
    try {
      if (await addNote(view, words)) keepDraft('note', conversationId)
      else returnToDraft('note', conversationId, words)
    } catch (error) {
      returnToDraft('note', conversationId, words)
      throw error
    }
  }

  return (
    <WritingField
      label={composer.note}
      placeholder={composer.notePlaceholder}
      action={composer.saveNote}
      tone="note"
      text={text}
      closedBecause={permitted ? null : composer.why.notPermitted}
      onChange={(words) => writeDraft('note', conversationId, words)}
      onLeave={() => saveDraft('note', conversationId)}
      onSend={() => reportDefects(save())}
    />
  )
}
