import { useEffect, useMemo, useState } from 'react'
import { createPortal } from 'react-dom'
import type { AttendanceRecord } from '../../../shared/ipc/attendance-record.ts'
import { Button } from '../../design/Button.tsx'
import { Check } from '../../design/Check.tsx'
import { Dialog } from '../../design/Dialog.tsx'
import { closeExport, noteExport, textOf, useExporting } from '../../state/exporting.ts'
import { saveBlob } from '../../state/files.ts'
import { reportDefects } from '../../state/notices.ts'
import { useTexts } from '../../texts/use-texts.ts'

/** The attendance as it is going to be saved or printed. */
export function ExportDialog() {
  const { conversationId, record } = useExporting()
  // Whatever takes the conversation from the screen takes what was read of it too.
  useEffect(() => closeExport, [])
  return record && <Exporting conversationId={conversationId} record={record} />
}

type ExportingProps = { conversationId: string; record: AttendanceRecord }

function Exporting({ conversationId, record }: ExportingProps) {
  const { exporting: words } = useTexts()
  const [withNotes, setWithNotes] = useState(false)
  const text = useMemo(() => textOf(record, withNotes), [record, withNotes])
  const name = words.fileName(record.protocol)

  async function leave(by: () => void) {
    if (await noteExport(conversationId, record.protocol)) by()
  }

  const save = () => saveBlob(`${name}.txt`, new Blob([text], { type: 'text/plain' }))
  return (
    <>
      <Dialog title={words.title} width="max-w-3xl" onClose={closeExport}>
        <div className="flex min-h-0 flex-col gap-3 overflow-y-auto px-5 pt-1">
          <Check label={words.withNotes} isOn={withNotes} onChange={setWithNotes} />
          <p role="status" className="text-sm text-warn empty:sr-only">
            {withNotes && words.notesWarning}
          </p>
          <label className="flex flex-col gap-1 font-medium text-faint text-xs">
            {words.preview}
            <textarea
              readOnly
              rows={14}
              value={text}
              className="min-h-24 resize-none rounded-control border border-line bg-surface p-3 font-normal text-ink text-sm"
            />
          </label>
        </div>
        <div className="flex flex-wrap justify-end gap-2 p-5 short:p-3">
          <Button tone="quiet" onPress={closeExport}>
            {words.cancel}
          </Button>
          <Button onPress={() => reportDefects(leave(save))}>{words.save}</Button>
          <Button autoFocus tone="primary" onPress={() => reportDefects(leave(() => print(name)))}>
            {words.print}
          </Button>
        </div>
      </Dialog>
      {createPortal(<pre className="printed-document">{text}</pre>, document.body)}
    </>
  )
}

/** The system's dialog, which also makes PDFs: under the page's title. */
function print(name: string): void {
  const { title } = document
  document.title = name
  window.print()
  document.title = title
}
