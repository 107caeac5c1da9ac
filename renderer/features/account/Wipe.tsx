import { useEffect, useState } from 'react'
import type { CallResult } from '../../../shared/ipc.ts'
import { call } from '../../bridge.ts'
import { Button } from '../../design/Button.tsx'
import { Dialog } from '../../design/Dialog.tsx'
import { saveAllDrafts } from '../../state/drafts.ts'
import { signOutAndWipe } from '../../state/leave.ts'
import { reportDefects } from '../../state/notices.ts'
import { showOverlay, useOverlay } from '../../state/overlay.ts'
import { useTexts } from '../../texts/use-texts.ts'

/** Leaving a PC for good: what would be lost is said before. */
export function Wipe() {
  const open = useOverlay((state) => state.overlay === 'wipe')
  return open ? <ConfirmWipe /> : null
}

function ConfirmWipe() {
  const texts = useTexts()
  const words = texts.wipe
  const [weight, setWeight] = useState<CallResult<'weigh-wipe'> | null>(null)
  const [busy, setBusy] = useState(false)
  useEffect(() => reportDefects(weigh().then(setWeight)), [])
  const keep = () => showOverlay(null)

  function leave() {
    setBusy(true)
    reportDefects(signOutAndWipe().finally(() => setBusy(false)))
  }

  return (
    <Dialog role="alertdialog" title={words.title} onClose={keep}>
      <div className="flex min-h-0 flex-col gap-2 overflow-y-auto px-5 text-sm">
        <p className="text-soft">{words.lead}</p>
        {weight && <Lost weight={weight} />}
      </div>
      <div className="flex flex-wrap justify-end gap-2 p-5 short:p-3">
        {weight !== null && weight.unsent > 0 && (
          <Button tone="quiet" onPress={() => showOverlay('unsent')}>
            {words.look}
          </Button>
        )}
        <Button tone="danger" isDisabled={weight === null || busy} onPress={leave}>
          {words.confirm}
        </Button>
        <Button onPress={keep} autoFocus>
          {texts.cancel}
        </Button>
      </div>
    </Dialog>
  )
}

function Lost({ weight: { unsent, drafts, files } }: { weight: CallResult<'weigh-wipe'> }) {
  const { wipe: words } = useTexts()
  if (unsent + drafts + files === 0) return <p className="text-soft">{words.nothing}</p>
  return (
    <div className="text-bad">
      <p>{words.lost}</p>
      <ul className="list-disc pl-5 font-medium">
        {unsent > 0 && <li>{words.unsent(unsent)}</li>}
        {drafts > 0 && <li>{words.drafts(drafts)}</li>}
        {files > 0 && <li>{words.files(files)}</li>}
      </ul>
    </div>
  )
}

/** What is being written counts, too. */
async function weigh(): Promise<CallResult<'weigh-wipe'>> {
  await saveAllDrafts()
  return call('weigh-wipe', {})
}
