import { useEffect, useRef } from 'react'
import { BlockAsked, BlockFacts } from '../../design/BlockFacts.tsx'
import { Button } from '../../design/Button.tsx'
import { Dialog } from '../../design/Dialog.tsx'
import { useFocusStays } from '../../design/use-focus-stays.ts'
import { refreshBlocks, useBlocks } from '../../state/citizen.ts'
import { declineBlock, unblockCitizen } from '../../state/citizen-commands.ts'
import { openRow } from '../../state/desk.ts'
import { reportDefects } from '../../state/notices.ts'
import { showOverlay, useOverlay } from '../../state/overlay.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { BlockedPerson } from './BlockedPerson.tsx'

/** Who is blocked and for whom it was asked: for those who decide about it. */
export function Blocks() {
  const open = useOverlay((state) => state.overlay === 'blocks')
  return open ? <BlockList onClose={() => showOverlay(null)} /> : null
}

function BlockList({ onClose }: { onClose: () => void }) {
  const texts = useTexts()
  const { block } = texts.citizen
  const list = useBlocks((state) => state.list)
  const whole = useRef<HTMLDivElement>(null)
  useFocusStays(whole)
  useEffect(() => reportDefects(refreshBlocks()), [])

  function open(conversationId: string) {
    onClose()
    openRow(conversationId)
  }

  return (
    <Dialog title={block.list} width="max-w-2xl" onClose={onClose}>
      <div ref={whole} className="flex min-h-0 flex-col gap-5 overflow-y-auto px-5 pt-2">
        <section aria-label={block.asked} className="flex flex-col gap-2">
          <h3 className="font-medium text-faint text-xs">{block.asked}</h3>
          {list?.asked.length === 0 && <p className="text-faint text-sm">{block.noneAsked}</p>}
          {list?.asked.map((row) => (
            <BlockedPerson key={row.conversationId} row={row} onOpen={open}>
              <BlockAsked asked={row.asked} />
              <Button
                size="small"
                className="self-start"
                aria-label={block.declineOf(row.citizenName ?? texts.unnamedCitizen)}
                onPress={() => reportDefects(declineBlock(row))}
              >
                {block.decline}
              </Button>
            </BlockedPerson>
          ))}
        </section>
        <section aria-label={block.blocked} className="flex flex-col gap-2">
          <h3 className="font-medium text-faint text-xs">{block.blocked}</h3>
          {list?.blocked.length === 0 && <p className="text-faint text-sm">{block.noneBlocked}</p>}
          {list?.blocked.map((row) => (
            <BlockedPerson key={row.conversationId} row={row} onOpen={open}>
              <BlockFacts block={row.block} />
              <Button
                size="small"
                className="self-start"
                aria-label={block.endOf(row.citizenName ?? texts.unnamedCitizen)}
                onPress={() => reportDefects(unblockCitizen(row))}
              >
                {block.end}
              </Button>
            </BlockedPerson>
          ))}
        </section>
      </div>
      <div className="flex justify-end p-5 short:p-3">
        <Button onPress={onClose} autoFocus>
          {texts.shortcuts.close}
        </Button>
      </div>
    </Dialog>
  )
}
