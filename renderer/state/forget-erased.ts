import { sawCameBack } from './came-back.ts'
import { leaveAtOnce } from './conversation.ts'
import { closeNoticesOf } from './desk-notices.ts'
import { forgetDraftsOf } from './drafts-handover.ts'
import { closeExportOf } from './exporting.ts'
import { closeLeavingOf } from './notice-replies.ts'
import { dismissMentions } from './notices.ts'
import { forgetQuoteOf } from './quoting.ts'
import { forgetRecordingIn } from './recorder.ts'
import { forgetRemovedIn } from './removed-file.ts'

/**
 * A citizen had everything erased: nothing that this page holds of what was being written to her stays,
 * nor what it shows of her beside her conversation.
 */
export function forgetErased(conversationIds: readonly string[]): void {
  for (const conversationId of conversationIds) {
    leaveAtOnce(conversationId)
    forgetDraftsOf(conversationId)
    sawCameBack(conversationId)
    forgetQuoteOf(conversationId)
    forgetRemovedIn(conversationId)
    forgetRecordingIn(conversationId)
    closeNoticesOf(conversationId)
    dismissMentions(conversationId)
    closeLeavingOf(conversationId)
    closeExportOf(conversationId)
  }
}
