import { Send } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { UnsentCase } from '../../../shared/ipc/offline.ts'
import { Button } from '../../design/Button.tsx'
import { Dialog } from '../../design/Dialog.tsx'
import { EmptyState } from '../../design/EmptyState.tsx'
import { Problem } from '../../design/Problem.tsx'
import { useFocusStays } from '../../design/use-focus-stays.ts'
import { showOverlay, useOverlay } from '../../state/overlay.ts'
import { isArriving, useConnection, useStatus } from '../../state/status.ts'
import { refreshUnsent, useUnsent } from '../../state/unsent.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { UnsentRow } from './UnsentRow.tsx'

/** Everything that has not left this PC, over all conversations, with what will become of it. */
export function Unsent() {
  const open = useOverlay((state) => state.overlay === 'unsent')
  return open ? <UnsentList onClose={() => showOverlay(null)} /> : null
}

function UnsentList({ onClose }: { onClose: () => void }) {
  const texts = useTexts()
  const words = texts.unsent
  const away = useConnection() !== 'connected'
  const { cases, failed } = useUnsent()
  const list = useRef<HTMLElement>(null)
  useFocusStays(list)
  useEffect(() => void refreshUnsent(), [])
  return (
    <Dialog title={words.title} width="max-w-2xl" onClose={onClose}>
      {failed ? (
        <Problem
          text={words.failed}
          action={texts.tryAgain}
          onAction={() => void refreshUnsent()}
        />
      ) : (
        <section
          ref={list}
          aria-label={words.title}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: in a short window it scrolls
          tabIndex={0}
          className="flex min-h-0 flex-col gap-5 overflow-y-auto px-5 pt-2 outline-offset-[-2px]"
        >
          {cases?.length === 0 && (
            <EmptyState icon={<Send aria-hidden="true" size={24} />} title={words.none}>
              {words.noneHint}
            </EmptyState>
          )}
          {cases !== null && cases.length > 0 && away && (
            <p className="text-soft text-sm">{words.lead}</p>
          )}
          {cases?.map((each) => (
            <Case key={each.conversationId ?? each.about} of={each} />
          ))}
        </section>
      )}
      <div className="flex justify-end p-5 short:p-3">
        <Button onPress={onClose} autoFocus>
          {texts.shortcuts.close}
        </Button>
      </div>
    </Dialog>
  )
}

function Case({ of }: { of: UnsentCase }) {
  const texts = useTexts()
  const { about, citizenName, isHere, items } = of
  const unnamed = isHere ? texts.unnamedCitizen : texts.unsent.absentCase
  const arriving = useStatus(({ status }) => status !== null && isArriving(status.sync))
  const name = about === 'case' ? (citizenName ?? unnamed) : texts.unsent.office[about]
  return (
    <section aria-label={name} className="flex flex-col">
      <h3 className="wrap-anywhere font-semibold text-ink text-sm">{name}</h3>
      <ul className="flex flex-col">
        {items.map((item) => (
          <UnsentRow key={item.commandId} item={item} of={of} name={name} isArriving={arriving} />
        ))}
      </ul>
    </section>
  )
}
