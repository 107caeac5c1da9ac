import { Check as CheckIcon, CircleAlert, Minus, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Check, Diagnosis as Found, Verdict } from '../../../shared/ipc/diagnosis.ts'
import { call } from '../../bridge.ts'
import { Button } from '../../design/Button.tsx'
import { Dialog } from '../../design/Dialog.tsx'
import { reportDefects } from '../../state/notices.ts'
import { showOverlay, useOverlay } from '../../state/overlay.ts'
import { useTexts } from '../../texts/use-texts.ts'

/** The way to the relay, tested step by step; from the desk and from the sign-in alike. */
export function Diagnosis() {
  const open = useOverlay((state) => state.overlay === 'diagnosis')
  return open ? <Tests /> : null
}

function Tests() {
  const texts = useTexts()
  const words = texts.diagnosis
  const [found, setFound] = useState<Found | null>(null)
  const [copied, setCopied] = useState(false)
  const report = useRef<HTMLTextAreaElement>(null)

  function run() {
    setFound(null)
    setCopied(false)
    reportDefects(call('diagnose', {}).then(setFound))
  }
  useEffect(run, [])

  async function copy(text: string) {
    report.current?.select()
    await navigator.clipboard.writeText(text)
    setCopied(true)
  }

  return (
    <Dialog title={words.title} width="max-w-xl" onClose={() => showOverlay(null)}>
      <div
        className="flex min-h-0 flex-col gap-3 overflow-y-auto px-5 pt-1"
        aria-busy={found === null}
      >
        <p role="status" className="text-soft text-sm">
          {found === null ? words.running : words.done}
        </p>
        {found && (
          <>
            <ul className="flex flex-col">
              {found.checks.map((each) => (
                <CheckRow key={each.name} check={each} />
              ))}
            </ul>
            <label className="flex flex-col gap-1 font-medium text-faint text-xs">
              {words.report}
              <textarea
                ref={report}
                readOnly
                rows={4}
                value={found.report}
                className="resize-none rounded-control border border-line bg-surface p-2 font-mono text-ink text-xs"
              />
            </label>
          </>
        )}
      </div>
      <div className="flex flex-wrap justify-end gap-2 p-5 short:p-3">
        <Button tone="quiet" isDisabled={found === null} onPress={run}>
          {words.again}
        </Button>
        <Button
          isDisabled={found === null}
          onPress={() => found && reportDefects(copy(found.report))}
        >
          {copied ? words.copied : words.copy}
        </Button>
        <Button autoFocus onPress={() => showOverlay(null)}>
          {texts.shortcuts.close}
        </Button>
      </div>
    </Dialog>
  )
}

const marks: Record<Verdict, { Icon: typeof CheckIcon; tone: string }> = {
  good: { Icon: CheckIcon, tone: 'text-good' },
  look: { Icon: CircleAlert, tone: 'text-warn' },
  bad: { Icon: X, tone: 'text-bad' },
  skipped: { Icon: Minus, tone: 'text-faint' },
}

function CheckRow({ check: { name, verdict, code } }: { check: Check }) {
  const { diagnosis: words } = useTexts()
  const { Icon, tone } = marks[verdict]
  return (
    <li className="flex gap-2.5 border-line border-b py-2 text-sm last:border-0">
      <Icon aria-hidden="true" size={16} className={`mt-0.5 shrink-0 ${tone}`} />
      <div className="min-w-0">
        <p className="font-medium text-ink">
          {words.names[name]}{' '}
          <span className={`font-normal ${tone}`}>· {words.verdicts[verdict]}</span>
        </p>
        <p className="text-soft">{words.codes[code]}</p>
      </div>
    </li>
  )
}
