import { takeCannedAsked } from './canned-asked.ts'
import { keepAttending } from './closing.ts'
import { chooseReaction } from './reacting.ts'
import { askWhen } from './schedule.ts'
import { askSnooze } from './snooze.ts'
import { closeTemplatePicker } from './template-picker.ts'
import { showTopicMenu } from './topics.ts'
import { showTransferMenu } from './transfer-menu.ts'

/** What was being asked about a conversation: it opens for nobody who did not ask herself. */
export function forgetAsked(): void {
  takeCannedAsked()
  keepAttending()
  chooseReaction(null)
  askWhen(null)
  askSnooze(null)
  closeTemplatePicker()
  showTopicMenu(null)
  showTransferMenu(null)
}
