import { mayAttend } from '../../shared/domain/agent.ts'
import { capacityOf, noAssignment } from '../../shared/domain/assignment/rules.ts'
import type { ReceivingView } from '../../shared/ipc/assignment.ts'
import type { Desk } from '../desk.ts'

/** The rules that hold in the record: what an outbox asks of them gives nobody anything yet. */
export function rulesInForce({ replica, office }: Desk) {
  const saved = replica.documents.of.assignment.find()
  return saved?.body ?? office.documents.assignment ?? noAssignment
}

/** Whether this agent is given attendances; null for who may not attend. */
export function readReceiving(desk: Desk): ReceivingView | null {
  const { account, replica } = desk
  if (!mayAttend(account)) return null
  const rules = rulesInForce(desk)
  const said = replica.receiving.all().get(account.agentId)
  return {
    isOn: rules.mode !== 'off',
    receives: said?.receives ?? false,
    pausedBy: said && !said.receives ? said.cause : null,
    holds: replica.queuePages.held().get(account.agentId) ?? 0,
    capacity: capacityOf(rules, account.agentId),
  }
}
