import { Plus } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from '../../design/Button.tsx'
import { ClosingFoot } from '../../design/ClosingFoot.tsx'
import { Dialog } from '../../design/Dialog.tsx'
import { Problem } from '../../design/Problem.tsx'
import { refreshCanned, removeCanned, saveCanned, useCanned } from '../../state/canned.ts'
import { reportDefects } from '../../state/notices.ts'
import { showOverlay, useOverlay } from '../../state/overlay.ts'
import { keepWork, unsavedWork } from '../../state/unsaved-work.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { CannedEditor, LAST } from './CannedEditor.tsx'
import { CannedList } from './CannedList.tsx'
import { type Draft, draftOf, newDraft } from './draft.ts'
import { Removed } from './Removed.tsx'
import { nameSoFar, unsavedNew } from './unsaved-new.ts'

/** Where canned replies are written, changed and removed, over the desk. */
export function CannedManager() {
  const open = useOverlay((state) => state.overlay === 'canned')
  return open ? <OpenManager onClose={() => showOverlay(null)} /> : null
}

function OpenManager({ onClose }: { onClose: () => void }) {
  const texts = useTexts()
  const words = texts.canned.manager
  const { replies, failed } = useCanned()
  const [draft, setDraft] = useState(() => unsavedWork<Draft>(LAST))
  const [removed, setRemoved] = useState<Draft | null>(null)
  useEffect(() => void refreshCanned(), [])
  const shown = replies?.find(({ reply }) => reply.replyId === draft?.reply.replyId) ?? null

  async function remove(gone: Draft) {
    const basedOn = await removeCanned(gone.reply.replyId, gone.basedOn)
    if (basedOn === null) return
    // What was being changed in it is there again should it be brought back; it opens by itself no more.
    keepWork(LAST, null)
    setDraft(null)
    setRemoved({ ...gone, basedOn })
  }

  async function bringBack({ reply, basedOn: removal }: Draft) {
    setRemoved(null)
    const basedOn = await saveCanned(reply, removal)
    if (basedOn !== null) setDraft({ reply, basedOn })
  }

  return (
    <Dialog title={texts.canned.title} place="top" width="max-w-5xl" onClose={onClose}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 pb-3">
        <p className="min-w-0 grow basis-72 text-faint text-sm short:hidden">{words.lead}</p>
        <Button tone="primary" onPress={() => setDraft(newDraft())}>
          <Plus aria-hidden="true" size={15} />
          {words.new}
        </Button>
      </div>
      <UnsavedNew openId={draft?.reply.replyId ?? null} onOpen={setDraft} />
      {removed && (
        <Removed name={removed.reply.shortcut} onUndo={() => reportDefects(bringBack(removed))} />
      )}
      <div className="grid min-h-0 grid-cols-[minmax(0,2fr)_minmax(0,3fr)] border-line border-t max-[820px]:block max-[820px]:overflow-y-auto">
        {replies === null ? (
          <Unread failed={failed} />
        ) : (
          <CannedList
            replies={replies}
            openId={draft?.reply.replyId ?? null}
            onOpen={(view) => setDraft(draftOf(view))}
          />
        )}
        {draft === null ? (
          <p className="m-auto max-w-80 p-6 text-center text-faint text-sm">{words.pick}</p>
        ) : (
          <CannedEditor
            key={draft.reply.replyId}
            draft={draft}
            view={shown}
            onDraft={setDraft}
            onRemove={(gone) => reportDefects(remove(gone))}
          />
        )}
      </div>
      <ClosingFoot />
    </Dialog>
  )
}

/** Several may have been begun: each can be gone on with. */
function UnsavedNew({ openId, onOpen }: { openId: string | null; onOpen: (draft: Draft) => void }) {
  const { manager: words } = useTexts().canned
  const others = unsavedNew().filter(({ reply }) => reply.replyId !== openId)
  if (others.length === 0) return null
  return (
    <section
      aria-label={words.unsavedNew}
      className="flex flex-wrap items-center gap-2 px-5 pb-3 text-sm"
    >
      <span className="text-warn">{words.unsavedNew}</span>
      {others.map((draft) => (
        <Button key={draft.reply.replyId} size="words" onPress={() => onOpen(draft)}>
          {nameSoFar(draft) || words.unnamed}
        </Button>
      ))}
    </section>
  )
}

function Unread({ failed }: { failed: boolean }) {
  const texts = useTexts()
  const { failed: failure, loading } = texts.canned.manager
  return failed ? (
    <Problem text={failure} action={texts.tryAgain} onAction={() => void refreshCanned()} />
  ) : (
    <p className="p-8 text-center text-faint text-sm">{loading}</p>
  )
}
