import type { ConversationView } from '../../../shared/ipc/conversation.ts'
import type { WritingKind } from '../../../shared/ipc/writing.ts'
import { setWriting, useConversation } from '../../state/conversation.ts'
import { ModeSwitch } from './ModeSwitch.tsx'
import { NoteComposer } from './NoteComposer.tsx'
import { ReplyComposer } from './ReplyComposer.tsx'
import { ServiceWindow } from './ServiceWindow.tsx'

/** Where one writes: to the citizen, or a note that only the team sees. */
export function Composer() {
  const view = useConversation((state) => state.view ?? state.leaving)
  return view === null ? null : <OpenComposer key={view.conversationId} view={view} />
}

function OpenComposer({ view }: { view: ConversationView }) {
  const mode: WritingKind = useConversation((state) => state.writing)
  return (
    <section className="shrink-0 border-line border-t bg-surface px-4 pt-2 pb-3 max-[820px]:px-2 short:pb-1.5">
      <div className="mx-auto max-w-[62rem]">
        <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-3 pb-1.5 short:pb-0.5">
          <ModeSwitch mode={mode} onChange={setWriting} />
          {view.status !== 'closed' && <ServiceWindow closesAt={view.windowClosesAt} />}
        </div>
        {mode === 'reply' ? <ReplyComposer view={view} /> : <NoteComposer view={view} />}
      </div>
    </section>
  )
}
