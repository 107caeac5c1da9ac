import { useState } from 'react'
import { TextField as AriaTextField, Label, Text, TextArea } from 'react-aria-components'
import { MAX_BLOCK_NOTE } from '../../../shared/commands/block.ts'
import {
  type BlockReason,
  blockReasonSchema,
  MAX_BLOCK_DAYS,
} from '../../../shared/domain/block.ts'
import type { CitizenPart } from '../../../shared/ipc/citizen.ts'
import { Button } from '../../design/Button.tsx'
import { Choices } from '../../design/Choices.tsx'
import { Dialog } from '../../design/Dialog.tsx'
import { blockCitizen, requestBlock } from '../../state/citizen-commands.ts'
import { reportDefects } from '../../state/notices.ts'
import { useTexts } from '../../texts/use-texts.ts'

const spans = [1, 7, 30, MAX_BLOCK_DAYS]

type BlockDialogProps = {
  person: CitizenPart
  name: string
  /** Only those who may block decide; the others ask them. */
  asks: boolean
  onClose: () => void
}

export function BlockDialog({ person, name, asks, onClose }: BlockDialogProps) {
  const texts = useTexts()
  const { block } = texts.citizen
  const [reason, setReason] = useState<BlockReason>('threat')
  const [days, setDays] = useState(7)
  const [note, setNote] = useState('')

  function finish() {
    onClose()
    const because = { reason, note }
    reportDefects(asks ? requestBlock(person, because) : blockCitizen(person, because, days))
  }

  return (
    <Dialog title={asks ? block.askDialog(name) : block.dialog(name)} onClose={onClose}>
      <div className="flex min-h-0 flex-col gap-4 overflow-y-auto px-5 pt-1 pb-2">
        <p className="text-soft text-sm">{block.hint}</p>
        <Choices
          label={block.reason}
          value={reason}
          options={blockReasonSchema.options.map((key) => ({ key, words: block.reasons[key] }))}
          onChange={setReason}
        />
        <AriaTextField
          value={note}
          onChange={setNote}
          maxLength={MAX_BLOCK_NOTE}
          autoFocus
          className="flex flex-col gap-1.5"
        >
          <Label className="font-medium text-ink text-sm">{block.note}</Label>
          <TextArea
            rows={3}
            className="w-full resize-none rounded-control border border-line-strong bg-surface px-3 py-2 text-base text-ink hover:border-soft data-focused:border-accent"
          />
          <Text slot="description" className="text-faint text-xs">
            {block.noteHint}
          </Text>
        </AriaTextField>
        {!asks && (
          <Choices
            label={block.days}
            value={days}
            options={spans.map((key) => ({ key, words: block.day(key) }))}
            onChange={setDays}
          />
        )}
      </div>
      <div className="flex flex-wrap justify-end gap-2 p-5 short:p-3">
        <Button tone="quiet" onPress={onClose}>
          {texts.cancel}
        </Button>
        <Button tone="danger" isDisabled={note.trim() === ''} onPress={finish}>
          {asks ? block.confirmAsk : block.confirm}
        </Button>
      </div>
    </Dialog>
  )
}
