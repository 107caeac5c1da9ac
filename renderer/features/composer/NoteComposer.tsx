import { mayAttend } from '../../../shared/domain/agent.ts'
import type { ConversationView } from '../../../shared/ipc.ts'
import { addNote } from '../../state/commands.ts'
import { useDrafts, writeNote } from '../../state/drafts.ts'
import { reportDefects } from '../../state/notices.ts'
import { useSession } from '../../state/status.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { WritingField } from './WritingField.tsx'

export function NoteComposer({ view }: { view: ConversationView }) {
  const { composer } = useTexts()
  const session = useSession()
  const { conversationId } = view
  const text = useDrafts((state) => state.notes[conversationId] ?? '')
  const permitted = session !== null && mayAttend(session.account)

  async function save() {
    const words = text.trim()
    writeNote(conversationId, '')
    try {
      if (!(await addNote(view, words))) writeNote(conversationId, words)
    } catch (error) {
      writeNote(conversationId, words)
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
      onChange={(words) => writeNote(conversationId, words)}
      onSend={() => reportDefects(save())}
    />
  )
}
