import { actions } from './pt-br/actions.ts'
import { alerts } from './pt-br/alerts.ts'
import { areas } from './pt-br/areas.ts'
import { assignment } from './pt-br/assignment.ts'
import { billing } from './pt-br/billing.ts'
import { bulk } from './pt-br/bulk.ts'
import { canned } from './pt-br/canned.ts'
import { citizen } from './pt-br/citizen.ts'
import { conversation } from './pt-br/conversation.ts'
import { deliveries } from './pt-br/deliveries.ts'
import { deskNotices } from './pt-br/desk-notices.ts'
import { diagnosis } from './pt-br/diagnosis.ts'
import { duties } from './pt-br/duties.ts'
import { emoji } from './pt-br/emoji.ts'
import { entrance } from './pt-br/entrance.ts'
import { exporting } from './pt-br/exporting.ts'
import { general } from './pt-br/general.ts'
import { media } from './pt-br/media.ts'
import { mentions } from './pt-br/mentions.ts'
import { message } from './pt-br/message.ts'
import { opening } from './pt-br/opening.ts'
import { organisation } from './pt-br/organisation.ts'
import { overview } from './pt-br/overview.ts'
import { palette } from './pt-br/palette.ts'
import { presence } from './pt-br/presence.ts'
import { quadras } from './pt-br/quadras.ts'
import { queue } from './pt-br/queue.ts'
import { queueFilters } from './pt-br/queue-filters.ts'
import { quiet } from './pt-br/quiet.ts'
import { reactions } from './pt-br/reactions.ts'
import { registration } from './pt-br/registration.ts'
import { schedule } from './pt-br/schedule.ts'
import { search } from './pt-br/search.ts'
import { settings } from './pt-br/settings.ts'
import { snooze } from './pt-br/snooze.ts'
import { suggestions } from './pt-br/suggestions.ts'
import { templates } from './pt-br/templates.ts'
import { topics } from './pt-br/topics.ts'
import { undo } from './pt-br/undo.ts'
import { unsent } from './pt-br/unsent.ts'
import { voice } from './pt-br/voice.ts'

/** Every sentence of the screen. This catalogue is the type: another one has to match it. */
export const ptBr = {
  ...general,
  ...actions,
  ...entrance,
  ...queue,
  ...queueFilters,
  ...bulk,
  ...conversation,
  ...media,
  ...voice,
  ...mentions,
  ...message,
  ...templates,
  ...alerts,
  ...billing,
  ...duties,
  ...emoji,
  ...citizen,
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

export type Texts = typeof ptBr
