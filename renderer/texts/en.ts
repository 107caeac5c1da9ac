import { actions } from './en/actions.ts'
import { alerts } from './en/alerts.ts'
import { areas } from './en/areas.ts'
import { assignment } from './en/assignment.ts'
import { billing } from './en/billing.ts'
import { bulk } from './en/bulk.ts'
import { canned } from './en/canned.ts'
import { citizen } from './en/citizen.ts'
import { conversation } from './en/conversation.ts'
import { deliveries } from './en/deliveries.ts'
import { deskNotices } from './en/desk-notices.ts'
import { diagnosis } from './en/diagnosis.ts'
import { duties } from './en/duties.ts'
import { emoji } from './en/emoji.ts'
import { entrance } from './en/entrance.ts'
import { exporting } from './en/exporting.ts'
import { general } from './en/general.ts'
import { media } from './en/media.ts'
import { mentions } from './en/mentions.ts'
import { message } from './en/message.ts'
import { opening } from './en/opening.ts'
import { organisation } from './en/organisation.ts'
import { overview } from './en/overview.ts'
import { palette } from './en/palette.ts'
import { presence } from './en/presence.ts'
import { quadras } from './en/quadras.ts'
import { queue } from './en/queue.ts'
import { queueFilters } from './en/queue-filters.ts'
import { quiet } from './en/quiet.ts'
import { reactions } from './en/reactions.ts'
import { registration } from './en/registration.ts'
import { schedule } from './en/schedule.ts'
import { search } from './en/search.ts'
import { settings } from './en/settings.ts'
import { snooze } from './en/snooze.ts'
import { suggestions } from './en/suggestions.ts'
import { templates } from './en/templates.ts'
import { topics } from './en/topics.ts'
import { undo } from './en/undo.ts'
import { unsent } from './en/unsent.ts'
import { voice } from './en/voice.ts'
import type { Texts } from './pt-br.ts'

export const en: Texts = {
  ...general,
  ...actions,
  ...entrance,
  ...queue,
  ...queueFilters,
  ...bulk,
  ...conversation,
  ...citizen,
  ...media,
  ...voice,
  ...mentions,
  ...message,
  ...templates,
  ...alerts,
  ...billing,
  ...duties,
  ...emoji,
  ...deliveries,
  ...presence,
  ...settings,
  ...deskNotices,
  ...palette,
  ...canned,
  ...suggestions,
  ...opening,
  ...overview,
  ...reactions,
  ...registration,
  ...unsent,
  ...diagnosis,
  ...topics,
  ...areas,
  ...assignment,
  ...organisation,
  ...quadras,
  ...quiet,
  ...search,
  ...undo,
  ...schedule,
  ...snooze,
  ...exporting,
}
