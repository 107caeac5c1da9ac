import { ShieldAlert } from 'lucide-react'
import { useState } from 'react'
import type { ConversationView } from '../../../shared/ipc/conversation.ts'
import { Button } from '../../design/Button.tsx'
import { Dialog } from '../../design/Dialog.tsx'
import { confirmIdentity, separateCitizen } from '../../state/citizen-commands.ts'
import { reportDefects } from '../../state/notices.ts'
import { useTexts } from '../../texts/use-texts.ts'

type VeilNoticeProps = { view: ConversationView; veil: NonNullable<ConversationView['veil']> }

/** Somebody may write who is not the citizen: what was said before shows once an agent says who. */
export function VeilNotice({ view, veil }: VeilNoticeProps) {
  const texts = useTexts()
  const words = texts.citizen.veil
  const [separating, setSeparating] = useState(false)
  return (
    <section
      aria-label={words.title[veil.change]}
      className="flex shrink-0 gap-3 border-line border-b bg-warn-soft px-4 py-2.5 short:py-1"
    >
      <ShieldAlert aria-hidden="true" size={18} className="mt-0.5 shrink-0 text-warn" />
      <div className="flex min-w-0 flex-col gap-1.5">
        <p className="font-semibold text-sm text-warn">{words.title[veil.change]}</p>
        <p className="text-ink text-sm short:hidden">{words.text}</p>
        <p className="text-soft text-xs">{words.covered(veil.covered)}</p>
        {view.can.judgeIdentity ? (
          <div className="flex flex-wrap gap-2">
            <Button tone="primary" onPress={() => reportDefects(confirmIdentity(view))}>
              {words.confirm}
            </Button>
            <Button onPress={() => setSeparating(true)}>{words.refute}</Button>
          </div>
        ) : (
          <p className="text-soft text-xs">{words.claimFirst}</p>
        )}
      </div>
      {separating && <ConfirmSeparation view={view} onClose={() => setSeparating(false)} />}
    </section>
  )
}

function ConfirmSeparation({ view, onClose }: { view: ConversationView; onClose: () => void }) {
  const texts = useTexts()
  const words = texts.citizen.veil

  function separate() {
    onClose()
    reportDefects(separateCitizen(view))
  }

  return (
    <Dialog role="alertdialog" title={words.refuteTitle} onClose={onClose}>
      <p className="wrap-anywhere px-5 text-soft text-sm">
        {words.refuteText(view.citizenName ?? texts.unnamedCitizen)}
      </p>
      <div className="flex flex-wrap justify-end gap-2 p-5 short:p-3">
        <Button tone="quiet" onPress={onClose} autoFocus>
          {texts.cancel}
        </Button>
        <Button tone="danger" onPress={separate}>
          {words.refuteConfirm}
        </Button>
      </div>
    </Dialog>
  )
}
