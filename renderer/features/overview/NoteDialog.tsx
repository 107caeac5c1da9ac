import { useId, useState } from 'react'
import { MAX_TEXT_LENGTH } from '../../../shared/domain/content/text.ts'
import type { QueueRow } from '../../../shared/ipc/queue.ts'
import { Button } from '../../design/Button.tsx'
import { Dialog } from '../../design/Dialog.tsx'
import { leaveNote } from '../../state/commands.ts'
import { reportDefects } from '../../state/notices.ts'
import { useTexts } from '../../texts/use-texts.ts'

type NoteDialogProps = {
  row: QueueRow
  name: string
  /** @param left whether a note was left. */
  onClose: (left: boolean) => void
}

/** A note in a conversation, for whoever holds it. */
export function NoteDialog({ row, name, onClose }: NoteDialogProps) {
  const { overview: words } = useTexts()
  const [text, setText] = useState('')
  const id = useId()

  async function leave() {
    if (await leaveNote(row, text.trim())) onClose(true)
  }

  return (
    <Dialog title={words.noteTitle(name)} onClose={() => onClose(false)}>
      <form
        className="flex flex-col gap-2 px-5 pb-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (text.trim() !== '') reportDefects(leave())
        }}
      >
        <p className="text-faint text-sm">{words.noteHint}</p>
        <label htmlFor={id} className="font-medium text-ink text-sm">
          {words.noteLabel}
        </label>
        <textarea
          id={id}
          // The dialog opens because somebody asked to write.
          autoFocus
          rows={4}
          maxLength={MAX_TEXT_LENGTH}
          value={text}
          onChange={(event) => setText(event.target.value)}
          className="w-full resize-none rounded-control border border-note-line bg-note px-3 py-2 text-base text-note-text"
        />
        <div className="flex justify-end gap-2">
          <Button onPress={() => onClose(false)}>{words.cancel}</Button>
          <Button tone="primary" type="submit" isDisabled={text.trim() === ''}>
            {words.noteSave}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
