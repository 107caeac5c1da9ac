import { TriangleAlert } from 'lucide-react'
import { Button } from '../../design/Button.tsx'
import { useAccount } from '../../state/account.ts'
import { showOverlay } from '../../state/overlay.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { alertTitle, heldWords } from '../../words/alert.ts'

/** Why replies wait, said to everybody; another grave alert, only to who supervises. */
export function AccountBanner() {
  const texts = useTexts()
  const { held, supervised } = useAccount((state) => state.alerts)
  const grave = supervised?.standing.find(({ alert }) => alert.severity === 'grave')
  const words =
    held !== null ? heldWords(held, texts) : grave ? alertTitle(grave.alert, texts) : null
  return (
    <div aria-live="polite" className="shrink-0">
      {words !== null && (
        <div className="flex items-center gap-2.5 border-line border-b bg-bad-soft px-4 py-2 text-bad text-sm short:py-1 short:text-xs">
          <TriangleAlert aria-hidden="true" size={16} className="shrink-0" />
          <p className="grow">{words}</p>
          {supervised !== null && (
            <Button size="small" onPress={() => showOverlay('alerts')}>
              {texts.alerts.see}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
