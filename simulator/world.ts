import type { Changes } from './changes.ts'
import type { Faults } from './faults.ts'
import type { MediaShelf } from './media/shelf.ts'
import type { Network } from './network/network.ts'
import type { Configuration } from './options.ts'
import type { Phones } from './phones/phones.ts'
import type { Settings } from './settings.ts'
import type { TemplateShelf } from './templates/shelf.ts'
import type { WebhookSender } from './webhooks/sender.ts'

/** Everything that the routes work on. */
export type World = {
  configuration: Configuration
  settings: Settings
  faults: Faults
  changes: Changes
  phones: Phones
  shelf: MediaShelf
  network: Network
  webhooks: WebhookSender
  templates: TemplateShelf
  /** Until when each citizen sees the business typing. */
  typing: Map<string, number>
}
