import { forgetDraftsOf } from './drafts.ts'
import { forgetQuoteOf } from './quoting.ts'
import { forgetRecordingIn } from './recorder.ts'
import { forgetRemovedIn } from './removed-file.ts'

/** A citizen had everything erased: nothing that this page holds of what was being written to her stays. */
export function forgetErased(conversationIds: readonly string[]): void {
  for (const conversationId of conversationIds) {
    forgetDraftsOf(conversationId)
    forgetQuoteOf(conversationId)
    forgetRemovedIn(conversationId)
    forgetRecordingIn(conversationId)
  }
}
