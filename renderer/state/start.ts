import type { Push, Pushes } from '../../shared/ipc/pushes.ts'
import { type HostState, listen } from '../bridge.ts'
import { forgetAccount, refreshAccount } from './account.ts'
import { forgetAsked } from './asked.ts'
import { forgetBilling } from './billing.ts'
import { followBulk, forgetBulk } from './bulk.ts'
import { forgetCameBack } from './came-back.ts'
import { forgetCanned, refreshCanned } from './canned.ts'
import { followDrafts } from './canned-marks.ts'
import { followCitizen } from './citizen.ts'
import { forgetColleagues, refreshColleagues } from './colleagues.ts'
import { closeConversation, refreshConversation, useConversation } from './conversation.ts'
import { closeNoticesOfMessages, tellRefused } from './desk-notices.ts'
import { forgetDocuments, refreshDocument, refreshDocuments } from './documents.ts'
import { saveAllDrafts, takeReturnedWords, useDrafts } from './drafts.ts'
import { handDraftsOver } from './drafts-handover.ts'
import { forgetFiles } from './files.ts'
import { forgetFind } from './find.ts'
import { forgetErased } from './forget-erased.ts'
import { forgetForwardings } from './forwarding.ts'
import { forgetHours, refreshHours } from './hours.ts'
import { forgetLookedAt } from './looked-at.ts'
import { hearMentioned } from './mention-notices.ts'
import { followMine, forgetMine } from './mine.ts'
import { takeNoticeAnswer } from './notice-replies.ts'
import { reportDefects } from './notices.ts'
import { showOverlay } from './overlay.ts'
import { forgetOverview, refreshOverview } from './overview.ts'
import { keepPlace, returnToPlace } from './place.ts'
import { refreshPreferences } from './preferences.ts'
import { startPresence } from './presence.ts'
import { beginQueue, forgetQueue, refreshQueue } from './queue.ts'
import { forgetQueueFilters, refreshQueueFilters } from './queue-filters.ts'
import { followQuotes, forgetQuotes, returnQuote } from './quoting.ts'
import { forgetReceiving, refreshReceiving } from './receiving.ts'
import { followRecent, forgetRecent } from './recent.ts'
import { followRecording, handRecordingOver } from './recorder.ts'
import { followRemoved, forgetRemoved } from './removed-file.ts'
import { forgetSearches } from './search.ts'
import { forgetSeen } from './seen.ts'
import { clearSelection, followSelection } from './selection.ts'
import { followShell } from './shell.ts'
import { followSounds, forgetSounds } from './sound.ts'
import { isSignedIn, loadStatus, setHostState, setStatus, useStatus } from './status.ts'
import { forgetSuggestions } from './suggestions.ts'
import { forgetAllTaken, rememberTakenBack } from './taken.ts'
import { forgetTopics, refreshTopics } from './topics.ts'
import { forgetUndo } from './undo.ts'
import { handWorkOver } from './unsaved-work.ts'
import { followUnsent, forgetUnsent } from './unsent.ts'
import { closeViewer, followViewer } from './viewer.ts'
import { forgetWaveforms } from './waveform.ts'

const ORDER_AGAIN_MS = 60_000

/** Wires what the console announces to what the screen asks for again. Once per page. */
export function startState(): void {
  listen({ onPush: hear, onHostState: followHost })
  followSession()
  followCitizen()
  followDrafts()
  followQuotes()
  followSelection()
  followViewer()
  followSounds()
  followRecording()
  followRemoved()
  followRecent()
  followMine()
  followShell()
  startPresence()
  // What is urgent changes with the clock too.
  setInterval(orderAgain, ORDER_AGAIN_MS)
  // Leaving the page or minimising it must not lose what is being written.
  document.addEventListener('visibilitychange', () => void saveAllDrafts())
  window.addEventListener('pagehide', () => void saveAllDrafts())
}

function orderAgain(): void {
  if (!isSignedIn()) return
  void refreshQueue()
  void refreshOverview()
}

function hear(push: Push): void {
  switch (push.name) {
    case 'status-changed':
      setStatus(push.payload)
      followUnsent()
      if (isSignedIn()) reportDefects(followBulk())
      return
    case 'queue-changed':
      if (isSignedIn()) void refreshQueue()
      if (isSignedIn()) void refreshOverview()
      if (isSignedIn()) void refreshReceiving()
      followUnsent()
      if (isSignedIn()) reportDefects(followBulk())
      return
    case 'mentioned':
      hearMentioned()
      return
    case 'presence-changed':
      if (isSignedIn()) void refreshColleagues()
      if (isSignedIn()) void refreshOverview()
      return
    case 'words-returned':
      takeReturned(push.payload)
      return
    case 'notice-answered':
      reportDefects(takeNoticeAnswer(push.payload))
      return
    case 'citizens-erased':
      forgetErased(push.payload.conversationIds)
      return
    case 'messages-deleted':
      closeNoticesOfMessages(push.payload.conversationId, push.payload.whatsappIds)
      return
    case 'still-hers':
      rememberTakenBack(push.payload.conversationId)
      return
    case 'conversation-changed':
      if (useConversation.getState().conversationId === push.payload.conversationId) {
        void refreshConversation()
      }
      return
    case 'preferences-changed':
      reportDefects(refreshPreferences())
      return
    case 'canned-changed':
      if (isSignedIn()) void refreshCanned()
      return
    case 'hours-changed':
      if (isSignedIn()) void refreshHours()
      return
    case 'topics-changed':
      if (isSignedIn()) void refreshTopics()
      return
    case 'document-changed':
      if (!isSignedIn()) return
      void refreshDocument(push.payload.kind)
      if (push.payload.kind === 'assignment') void refreshReceiving()
      // What is open says their names.
      void refreshConversation()
      return
    case 'queue-filters-changed':
      if (isSignedIn()) void refreshQueueFilters()
      return
    case 'account-changed':
      if (isSignedIn()) reportDefects(refreshAccount())
  }
}

/** Its message comes back with it, where the draft here is known; else both are read on opening. */
function takeReturned({ kind, conversationId, text, quote }: Pushes['words-returned']): void {
  takeReturnedWords(kind, conversationId, text)
  if (kind === 'reply') tellRefused(conversationId)
  if (useDrafts.getState().reply[conversationId] !== undefined) returnQuote(conversationId, quote)
}

function followHost(host: HostState): void {
  setHostState(host)
  if (host !== 'up') return
  reportDefects(loadStatus())
  void saveAllDrafts()
  if (isSignedIn()) askForEverything()
}

/** A session that begins needs its queue and colleagues; one that ends leaves nothing behind. */
function followSession(): void {
  let agentId: string | null = null
  useStatus.subscribe(({ status }) => {
    if (!status) return
    const { session } = status
    const now = session.state === 'signed-in' ? session.account.agentId : null
    if (now === agentId) return
    const isLocked = session.state === 'signed-out' && session.ended === 'locked'
    if (agentId !== null && isLocked) keepPlace(agentId)
    agentId = now
    forgetSession(now)
    const preferences = refreshPreferences()
    reportDefects(preferences)
    if (now === null) return
    // Whoever sees the queue may press keys of her own: they are known by then, or never will be.
    const begun = beginQueue(Promise.allSettled([preferences]))
    reportDefects(begun.then(() => returnToPlace(now)))
    // What the first rows do not say keeps them waiting for nothing.
    reportDefects(begun.then(() => (agentId === now ? askForTheRest() : null)))
  })
}

function askForTheRest(): Promise<unknown> {
  return Promise.all([refreshAccount(), refreshCanned(), refreshTopics(), refreshDocuments()])
}

/** Of the person who was signed in before, nothing stays on the screen. */
function forgetSession(next: string | null): void {
  handRecordingOver(next)
  forgetRemoved()
  closeConversation()
  closeViewer()
  showOverlay(null)
  forgetAsked()
  forgetSuggestions()
  forgetUndo()
  forgetSounds()
  forgetWaveforms()
  forgetFiles()
  forgetCameBack()
  handDraftsOver(next)
  handWorkOver(next)
  forgetSeen()
  forgetColleagues()
  forgetQueue()
  forgetMine()
  forgetAllTaken()
  forgetQueueFilters()
  clearSelection()
  forgetBulk()
  forgetAccount()
  forgetCanned()
  forgetHours()
  forgetTopics()
  forgetBilling()
  forgetLookedAt()
  forgetDocuments()
  forgetForwardings()
  forgetQuotes()
  forgetUnsent()
  forgetSearches()
  forgetRecent()
  forgetFind()
  forgetOverview()
  forgetReceiving()
}

function askForEverything(): void {
  void refreshQueue()
  void refreshConversation()
  reportDefects(refreshAccount())
  void refreshColleagues()
  void refreshCanned()
  void refreshTopics()
  void refreshDocuments()
  void refreshOverview()
  void refreshReceiving()
}
