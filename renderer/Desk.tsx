import { memo, type RefObject, useEffect, useRef, useState } from 'react'
import { mayOversee } from '../shared/domain/agent.ts'
import { ErrorBoundary } from './design/ErrorBoundary.tsx'
import { Logo } from './design/Logo.tsx'
import { Problem } from './design/Problem.tsx'
import { SkipLinks } from './design/SkipLinks.tsx'
import { AccountMenu } from './features/account/AccountMenu.tsx'
import { AccountBanner } from './features/alerts/AccountBanner.tsx'
import { AlertsButton } from './features/alerts/AlertsButton.tsx'
import { NothingOpen } from './features/conversation/NothingOpen.tsx'
import { Queue } from './features/queue/Queue.tsx'
import { FindBar } from './features/search/FindBar.tsx'
import { FoundWords } from './features/search/FoundWords.tsx'
import { Search } from './features/search/Search.tsx'
import { Shortcuts } from './features/shortcuts/Shortcuts.tsx'
import { AwayBanner } from './features/status/AwayBanner.tsx'
import { ConnectionStatus } from './features/status/ConnectionStatus.tsx'
import {
  CitizenPanel,
  Composer,
  Conversation,
  FirstScreen,
  OverDesk,
  readWithinDesk,
} from './parts.tsx'
import { useCitizen } from './state/citizen.ts'
import { useConversation } from './state/conversation.ts'
import { unreadIn, useMine } from './state/mine.ts'
import { reportDefects } from './state/notices.ts'
import { useQueue } from './state/queue.ts'
import { useSession } from './state/status.ts'
import { showInTab } from './state/tab.ts'
import { useTexts } from './texts/use-texts.ts'
import { titleWords } from './words/title.ts'

/** On a very large screen the list has room for all of its tabs in one row. */
const alone = 'min-[2200px]:grid-cols-[30rem_minmax(0,1fr)]'
const withPanel =
  'min-[1181px]:grid-cols-[clamp(18rem,24vw,25rem)_minmax(0,1fr)_20rem] min-[2200px]:grid-cols-[30rem_minmax(0,1fr)_24rem]'

/** The list on the left, the conversation on the right; a narrow screen shows one of the two. */
export function Desk() {
  const openId = useConversation((state) => state.conversationId)
  const beside = useCitizen((state) => state.shown) && openId !== null
  return (
    <div
      className={`grid h-full grid-cols-[clamp(20rem,28vw,25rem)_minmax(0,1fr)] grid-rows-[minmax(0,1fr)_auto] max-[820px]:grid-cols-1 ${beside ? withPanel : alone}`}
    >
      <Around />
      <aside
        className={`flex min-h-0 min-w-0 flex-col border-line border-r bg-sidebar max-[820px]:border-r-0 ${openId === null ? '' : 'max-[820px]:hidden'}`}
      >
        <Side />
      </aside>
      <main
        className={`row-span-2 flex min-h-0 min-w-0 flex-col max-[820px]:row-span-1 ${openId === null ? 'max-[820px]:hidden' : ''}`}
      >
        <Banners />
        <Opened openId={openId} />
      </main>
      {beside && <CitizenPanel />}
      <Foot />
    </div>
  )
}

/* Opening a conversation draws none of these anew: they are not about it. */

const Around = memo(function Around() {
  useTab()
  return (
    <>
      <SkipLinks />
      <Shortcuts />
    </>
  )
})

const Side = memo(function Side() {
  return (
    <>
      <Head />
      <Search />
      <Queue />
    </>
  )
})

const Banners = memo(function Banners() {
  return (
    <>
      <AwayBanner />
      <AccountBanner />
    </>
  )
})

const Foot = memo(function Foot() {
  const stands = useStands()
  return (
    <>
      <ConnectionStatus />
      {stands && <OverDesk />}
    </>
  )
})

const Reading = memo(function Reading() {
  const place = useRef<HTMLDivElement>(null)
  useNoKeysWhileLeaving(place)
  return (
    <div ref={place} className="contents">
      <Conversation />
      <Composer />
    </div>
  )
})

function Opened({ openId }: { openId: string | null }) {
  const texts = useTexts()
  const session = useSession()
  const isFirst = openId === null && session !== null && mayOversee(session.account)
  return (
    <ErrorBoundary
      about={openId}
      fallback={(retry) => (
        <Problem text={texts.problem.broken} action={texts.tryAgain} onAction={retry} />
      )}
    >
      <FindBar />
      <FoundWords />
      {openId !== null ? <Reading /> : isFirst ? <FirstScreen /> : <NothingOpen />}
    </ErrorBoundary>
  )
}

/** Who has asked for another conversation writes no more to the one that still stands. Draws nothing. */
function useNoKeysWhileLeaving(place: RefObject<HTMLElement | null>): void {
  useEffect(
    () =>
      useConversation.subscribe(({ leaving }, before) => {
        const { activeElement } = document
        const isHere =
          activeElement instanceof HTMLElement && place.current?.contains(activeElement)
        if (leaving !== null && before.leaving === null && isHere) activeElement.blur()
      }),
    [place],
  )
}

function Head() {
  const texts = useTexts()
  const session = useSession()
  return (
    <header className="flex h-15 shrink-0 items-center gap-2.5 px-4 short:h-11">
      <Logo size={30} />
      <div className="min-w-0 grow leading-tight">
        <p className="font-semibold text-base text-ink tracking-tight">{texts.product}</p>
        <p title={session?.organisation.name} className="truncate text-faint text-xs">
          {session?.organisation.shortName}
        </p>
      </div>
      <AlertsButton />
      <AccountMenu />
    </header>
  )
}

/** A list that is long in coming keeps nobody from the rest (ms). */
const LONGEST_WAIT_MS = 2_000

/** The first rows are painted, or long in coming: what lies within and over the desk is read. */
function useStands(): boolean {
  const [stands, setStands] = useState(false)
  const hasRows = useQueue((state) => state.rows !== null)
  useEffect(() => {
    if (stands) return
    const stand = () => setStands(true)
    const timer = setTimeout(stand, LONGEST_WAIT_MS)
    const idle = hasRows ? requestIdleCallback(stand, { timeout: LONGEST_WAIT_MS }) : null
    return () => {
      clearTimeout(timer)
      if (idle !== null) cancelIdleCallback(idle)
    }
  }, [stands, hasRows])
  useEffect(() => {
    if (stands) reportDefects(readWithinDesk())
  }, [stands])
  return stands
}

/** What is unread and how many wait, where a person sees it while another window is in front. */
function useTab(): void {
  const texts = useTexts()
  const waiting = useQueue((state) => state.counts.waiting)
  const unread = useMine(unreadIn)
  useEffect(() => {
    showInTab(titleWords(unread, waiting, texts), unread)
  }, [unread, waiting, texts])
  useEffect(() => () => showInTab(texts.product, 0), [texts])
}
