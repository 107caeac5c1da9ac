import { ArrowLeft, IdCard, Search } from 'lucide-react'
import { formatPhone } from '../../../shared/domain/citizen-name.ts'
import type { ConversationView } from '../../../shared/ipc/conversation.ts'
import { Avatar } from '../../design/Avatar.tsx'
import { PlainIconButton } from '../../design/Button.tsx'
import { toggleCitizen, useCitizen } from '../../state/citizen.ts'
import { useColleaguesIn } from '../../state/colleagues.ts'
import { backToList } from '../../state/desk.ts'
import { findInOpen } from '../../state/find.ts'
import { useSession } from '../../state/status.ts'
import { useLanguage, useTexts } from '../../texts/use-texts.ts'
import { presenceWords } from '../../words/presence.ts'
import { Actions } from './Actions.tsx'
import { ExportDialog } from './ExportDialog.tsx'
import { ForwardingBar } from './forwarding/ForwardingBar.tsx'
import { ForwardingButton } from './forwarding/ForwardingButton.tsx'
import { ForwardingDialogs } from './forwarding/ForwardingDialogs.tsx'
import { MoreMenu } from './MoreMenu.tsx'
import { SnoozeButton } from './Snooze.tsx'
import { TopicMenu } from './TopicMenu.tsx'

export function ConversationHeader({ view }: { view: ConversationView }) {
  const texts = useTexts()
  const name = view.citizenName ?? texts.unnamedCitizen
  const shown = useCitizen((state) => state.shown)
  return (
    <>
      <header className="flex min-h-15 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-line border-b bg-surface px-4 py-2 max-[820px]:px-2 short:min-h-11 short:py-1">
        <PlainIconButton label={texts.back} onPress={backToList} className="min-[821px]:hidden">
          <ArrowLeft size={18} />
        </PlainIconButton>
        <span className="max-[820px]:hidden">
          <Avatar name={name} seed={view.conversationId} />
        </span>
        {/* What is done goes to a line of its own before the name has no room. */}
        <div className="min-w-0 grow basis-60 max-[820px]:basis-40">
          <h1 title={name} className="truncate font-semibold text-ink text-md">
            {name}
          </h1>
          <div className="flex min-w-0 items-center gap-1">
            <p className="truncate text-faint text-xs">
              <Facts view={view} name={name} />
            </p>
            <TopicMenu view={view} />
            <ForwardingButton view={view} />
          </div>
          <Colleagues
            key={`colleagues-${view.conversationId}`}
            conversationId={view.conversationId}
          />
        </div>
        <ForwardingDialogs view={view} />
        <ExportDialog key={`export-${view.conversationId}`} />
        <div className="ml-auto flex min-w-0 flex-wrap items-center justify-end gap-x-2 gap-y-1 max-[820px]:gap-x-1">
          <Actions key={view.conversationId} view={view} />
          <SnoozeButton key={`snooze-${view.conversationId}`} view={view} />
          <PlainIconButton label={texts.find.label} onPress={() => findInOpen()}>
            <Search aria-hidden="true" size={18} />
          </PlainIconButton>
          <MoreMenu conversationId={view.conversationId} />
          <PlainIconButton label={texts.citizen.show} aria-expanded={shown} onPress={toggleCitizen}>
            <IdCard aria-hidden="true" size={18} />
          </PlainIconButton>
        </div>
      </header>
      <ForwardingBar view={view} />
    </>
  )
}

/** Who else has this conversation before them: two people must not answer one citizen. */
function Colleagues({ conversationId }: { conversationId: string }) {
  const texts = useTexts()
  const words = presenceWords(useColleaguesIn(conversationId), texts, useLanguage())
  return (
    <p aria-live="polite" className="truncate font-medium text-accent text-xs empty:sr-only">
      {words}
    </p>
  )
}

/** Protocol, phone and @username, each where it is known and not already the name: the last give way. */
function Facts({ view, name }: { view: ConversationView; name: string }) {
  const { conversation } = useTexts()
  const phone = view.phone === null ? null : formatPhone(view.phone)
  const username = view.username === null ? null : `@${view.username}`
  const facts = [
    useHolderWords(view),
    conversation.protocol(view.protocol),
    phone,
    username,
  ].filter((fact) => fact !== null && fact !== name)
  return facts.join(' · ')
}

function useHolderWords({ status, holder }: ConversationView): string {
  const { conversation } = useTexts()
  const session = useSession()
  if (status !== 'held' || holder === null)
    return conversation.status[status === 'closed' ? 'closed' : 'waiting']
  return holder.agentId === session?.account.agentId
    ? conversation.status.heldByYou
    : conversation.status.held(holder.name)
}
