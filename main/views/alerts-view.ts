import { mayLookAfterAccount } from '../../shared/domain/agent.ts'
import { stopsSending } from '../../shared/domain/alerts/alert.ts'
import type { AlertsView, AlertView } from '../../shared/ipc/account.ts'
import type { Desk } from '../desk.ts'
import type { AlertRecord } from '../projections/account-tables.ts'

const MOST_SETTLED = 30

/** Agents learn why replies wait, and nothing else; who supervises sees every alert. */
export function listAlerts({ replica, account }: Desk): AlertsView {
  const { agentName } = replica.people
  const view = ({ alertId, alert, raisedAt, settledAt, settledBy }: AlertRecord): AlertView => ({
    ...{ alertId, alert, raisedAt },
    settled: settledAt === null ? null : { at: settledAt, by: agentName(settledBy) },
  })
  const standing = replica.account.standingAlerts()
  const holding = standing.findLast(({ alert }) => stopsSending(alert))
  return {
    held: holding?.alert.kind ?? null,
    supervised: mayLookAfterAccount(account)
      ? {
          standing: standing.map(view),
          settled: replica.account.settledAlerts(MOST_SETTLED).map(view),
        }
      : null,
  }
}
