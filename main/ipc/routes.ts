import { type CallResult, type Channel, callSchemas } from '../../shared/ipc.ts'
import { addToDraft, saveDraft } from '../drafts/save-draft.ts'
import { wantedAhead } from '../media/ahead.ts'
import { confirmReply, discardCommand, issueCommand } from '../outbox/issue-command.ts'
import { laneOf } from '../outbox/lane.ts'
import { noteSeen } from '../readings/note-seen.ts'
import type { Session } from '../session/session.ts'
import { listAgents } from '../views/agents-view.ts'
import { listAlerts } from '../views/alerts-view.ts'
import { hasAttendance, readAttendance } from '../views/attendance-record.ts'
import { readBilling } from '../views/billing-view.ts'
import { listBlocks } from '../views/block-view.ts'
import { previewCommands } from '../views/bulk-view.ts'
import { findCannedFacts } from '../views/canned-facts.ts'
import { listCannedReplies, listCannedVersions } from '../views/canned-view.ts'
import { checkReply } from '../views/check-reply.ts'
import { openCitizen, searchCitizens } from '../views/citizen-view.ts'
import { openConversation, pageConversation } from '../views/conversation-view.ts'
import { listDocumentVersions, readDocument } from '../views/document-view.ts'
import { findCases } from '../views/find-cases.ts'
import { listHoursVersions, readHours } from '../views/hours-view.ts'
import { takeMentions } from '../views/mentions-view.ts'
import { readOverview } from '../views/overview-view.ts'
import { colleaguesView, presenceReport } from '../views/presence-view.ts'
import { listQueueFilters } from '../views/queue-filters-view.ts'
import { countQueue, pageQueue, weighQueueFilters } from '../views/queue-view.ts'
import { countSameReplies } from '../views/same-replies.ts'
import { searchMessages } from '../views/search-view.ts'
import { suggestReplies } from '../views/suggestions/suggest-replies.ts'
import { listTopics, listTopicVersions } from '../views/topics-view.ts'
import { listUnsent, weighWipe } from '../views/unsent-view.ts'
import { assignmentRoutes } from './assignment-routes.ts'
import { CallError } from './call-error.ts'
import { dutiesRoutes } from './duties-routes.ts'
import { noticeRoutes } from './notice-routes.ts'
import { registrationRoutes } from './registration-routes.ts'
import { type AtDesk, route } from './route.ts'
import { undoRoutes } from './undo-routes.ts'

type Routes = { [C in Channel]: (args: unknown) => CallResult<C> | Promise<CallResult<C>> }

/** One handler for each channel; arguments are parsed before any of them sees them. */
export function createRoutes(session: Session): Routes {
  const atDesk: AtDesk = (handler) => {
    return (args) => {
      const desk = session.desk()
      if (!desk) throw new CallError('signed-out')
      return handler(desk, args)
    }
  }
  const changed = (lane: string | null) => {
    if (lane !== null) session.outboxChanged(lane)
  }

  return {
    'get-status': route(callSchemas['get-status'], () => session.status()),
    'set-relay': route(callSchemas['set-relay'], ({ url }) => session.setRelay(url)),
    'sign-in': route(callSchemas['sign-in'], (credentials) => session.signIn(credentials)),
    'sign-out': route(callSchemas['sign-out'], ({ wipe }) => session.signOut(wipe)),
    diagnose: route(callSchemas.diagnose, () => session.diagnose()),
    lock: route(callSchemas.lock, () => session.lock()),
    'list-agents': route(callSchemas['list-agents'], atDesk(listAgents)),
    'page-queue': route(callSchemas['page-queue'], atDesk(pageQueue)),
    'count-queue': route(callSchemas['count-queue'], atDesk(countQueue)),
    'weigh-queue-filters': route(callSchemas['weigh-queue-filters'], atDesk(weighQueueFilters)),
    'list-queue-filters': route(callSchemas['list-queue-filters'], atDesk(listQueueFilters)),
    'open-conversation': route(
      callSchemas['open-conversation'],
      atDesk((desk, asked) => {
        session.announcer.shown(asked.conversationId)
        const view = openConversation(desk, asked)
        if (view) session.noteReading(asked.conversationId, 'opened')
        if (view) session.media()?.library.fetchAhead(wantedAhead(view))
        return view
      }),
    ),
    'read-attendance': route(
      callSchemas['read-attendance'],
      atDesk((desk, asked) => {
        const record = readAttendance(desk, asked)
        if (record) session.noteReading(asked.conversationId, 'opened')
        return record
      }),
    ),
    'note-export': route(
      callSchemas['note-export'],
      atDesk((desk, { conversationId, protocol }) => {
        if (!hasAttendance(desk, conversationId, protocol)) return { outcome: 'unknown' as const }
        session.noteExport(conversationId, protocol)
        return { outcome: 'noted' as const }
      }),
    ),
    'page-conversation': route(callSchemas['page-conversation'], atDesk(pageConversation)),
    'issue-command': route(
      callSchemas['issue-command'],
      atDesk((desk, { command, sending }) => {
        const until = desk.relayNow() + session.undoSeconds() * 1000
        const result = issueCommand(desk, command, sending ? { until, sending } : null)
        changed(laneOf(command))
        return result
      }),
    ),
    'preview-commands': route(callSchemas['preview-commands'], atDesk(previewCommands)),
    'confirm-reply': route(
      callSchemas['confirm-reply'],
      atDesk((desk, asked) => {
        const { conversationId, ...result } = confirmReply(desk, asked)
        changed(conversationId)
        return result
      }),
    ),
    'discard-command': route(
      callSchemas['discard-command'],
      atDesk((desk, asked) => {
        const { lane, withdrawn, ...result } = discardCommand(desk, asked)
        if (lane !== null) session.outboxChanged(lane, withdrawn)
        return result
      }),
    ),
    'report-presence': route(
      callSchemas['report-presence'],
      atDesk((desk, said) => {
        if (said.doing !== 'away') session.touched()
        if (noteSeen(desk, said)) session.draftChanged()
        session.reportPresence(presenceReport(desk, said))
        return { outcome: 'taken' as const }
      }),
    ),
    'take-mentions': route(callSchemas['take-mentions'], atDesk(takeMentions)),
    'list-presence': route(
      callSchemas['list-presence'],
      atDesk((desk) => colleaguesView(desk, session.colleagues())),
    ),
    'save-draft': route(
      callSchemas['save-draft'],
      atDesk(({ replica }, draft) => {
        saveDraft(replica, 'reply', draft)
        session.draftChanged()
        return { outcome: 'saved' as const }
      }),
    ),
    'save-note-draft': route(
      callSchemas['save-note-draft'],
      atDesk(({ replica }, draft) => {
        saveDraft(replica, 'note', draft)
        return { outcome: 'saved' as const }
      }),
    ),
    'add-to-draft': route(
      callSchemas['add-to-draft'],
      atDesk(({ replica }, words) => {
        addToDraft(replica, words)
        session.draftChanged()
        return { outcome: 'saved' as const }
      }),
    ),
    'open-citizen': route(callSchemas['open-citizen'], atDesk(openCitizen)),
    'search-citizens': route(callSchemas['search-citizens'], atDesk(searchCitizens)),
    'find-cases': route(callSchemas['find-cases'], atDesk(findCases)),
    'read-preferences': route(callSchemas['read-preferences'], () => session.preferences()),
    'save-preferences': route(callSchemas['save-preferences'], ({ change }) =>
      session.savePreferences(change),
    ),
    'list-blocks': route(callSchemas['list-blocks'], atDesk(listBlocks)),
    'remove-attachment': route(
      callSchemas['remove-attachment'],
      atDesk(({ replica }, { attachmentId }) => {
        changed(replica.attachments.remove(attachmentId))
        return { outcome: 'removed' as const }
      }),
    ),
    'list-templates': route(
      callSchemas['list-templates'],
      atDesk(({ replica }) => ({ templates: replica.account.templates() })),
    ),
    'list-alerts': route(callSchemas['list-alerts'], atDesk(listAlerts)),
    'acknowledge-alert': route(callSchemas['acknowledge-alert'], ({ alertId }) =>
      session.acknowledgeAlert(alertId),
    ),
    'list-canned-replies': route(callSchemas['list-canned-replies'], atDesk(listCannedReplies)),
    'list-canned-versions': route(callSchemas['list-canned-versions'], atDesk(listCannedVersions)),
    'find-canned-facts': route(callSchemas['find-canned-facts'], atDesk(findCannedFacts)),
    'count-same-replies': route(callSchemas['count-same-replies'], atDesk(countSameReplies)),
    'check-reply': route(callSchemas['check-reply'], atDesk(checkReply)),
    'suggest-replies': route(callSchemas['suggest-replies'], atDesk(suggestReplies)),
    'read-billing': route(callSchemas['read-billing'], atDesk(readBilling)),
    'read-overview': route(
      callSchemas['read-overview'],
      atDesk((desk, asked) => readOverview(desk, session.colleagues(), asked)),
    ),
    'read-hours': route(callSchemas['read-hours'], atDesk(readHours)),
    'list-topics': route(callSchemas['list-topics'], atDesk(listTopics)),
    'list-topic-versions': route(callSchemas['list-topic-versions'], atDesk(listTopicVersions)),
    'read-document': route(callSchemas['read-document'], atDesk(readDocument)),
    'list-document-versions': route(
      callSchemas['list-document-versions'],
      atDesk(listDocumentVersions),
    ),
    'list-hours-versions': route(callSchemas['list-hours-versions'], atDesk(listHoursVersions)),
    'list-unsent': route(callSchemas['list-unsent'], atDesk(listUnsent)),
    'weigh-wipe': route(callSchemas['weigh-wipe'], atDesk(weighWipe)),
    'search-messages': route(callSchemas['search-messages'], atDesk(searchMessages)),
    ...dutiesRoutes(session, atDesk),
    ...undoRoutes(session, atDesk),
    ...noticeRoutes(session),
    ...assignmentRoutes(session, atDesk),
    ...registrationRoutes(session, atDesk),
  }
}
