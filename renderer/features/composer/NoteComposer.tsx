import { useEffect, useRef } from 'react'
import { mayAttend } from '../../../shared/domain/agent.ts'
import type { ConversationView } from '../../../shared/ipc/conversation.ts'
import { Politely } from '../../design/Politely.tsx'
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
import { MentionList } from './mentions/MentionList.tsx'
import { useMentions } from './mentions/use-mentions.ts'
import { useFieldSelection } from './use-field-selection.ts'
import { WritingField } from './WritingField.tsx'

/** A list that grows and shrinks with each letter is told once it rests (ms). */
const FOUND_AFTER_MS = 400

export function NoteComposer({ view }: { view: ConversationView }) {
  const { composer, mentions: words } = useTexts()
  const session = useSession()
  const { conversationId } = view
  const text = useDrafts((state) => state.note[conversationId] ?? '')
  const permitted = session !== null && mayAttend(session.account)

  const field = useRef<HTMLTextAreaElement>(null)
  const select = useFieldSelection(field)
  const write = (written: string) => writeDraft('note', conversationId, written)
  const mentions = useMentions({ text, field, select, onWrite: write })

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
    <div className="relative">
      <Politely
        words={mentions.isOpen ? words.found(mentions.found.length) : ''}
        afterMs={FOUND_AFTER_MS}
      />
      <MentionList list={mentions} />
      <WritingField
        label={composer.note}
        placeholder={composer.notePlaceholder}
        action={composer.saveNote}
        tone="note"
        text={text}
        closedBecause={permitted ? null : composer.why.notPermitted}
        field={field}
        {...(mentions.ofField && { list: mentions.ofField })}
        onKey={mentions.onKeyDown}
        onChange={(written) => {
          write(written)
          mentions.onWrite(written)
        }}
        onLeave={() => {
          mentions.close()
          saveDraft('note', conversationId)
        }}
        onSend={() => reportDefects(save())}
      />
    </div>
  )
}
