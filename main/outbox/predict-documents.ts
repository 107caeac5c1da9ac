import { decideHours, evolveHours } from '../../shared/domain/hours/decide-hours.ts'
import { decideTopics, evolveTopics } from '../../shared/domain/topics/decide-topics.ts'
import type { Account } from '../../shared/protocol.ts'
import type { Replica } from '../replica/replica.ts'
import { foretellOffice, predictOffice } from './predict-office.ts'

const hoursRules = { decide: decideHours, evolve: evolveHours }
const topicsRules = { decide: decideTopics, evolve: evolveTopics }

/** The opening hours as this console's outbox will leave them. */
export function predictHours({ hours, outbox }: Replica, account: Account) {
  return predictOffice(hoursRules, hours.find(), outbox.ofHours(), account)
}

/** The same of what attendances can be about. */
export function predictTopics({ topics, outbox }: Replica, account: Account) {
  return predictOffice(topicsRules, topics.find(), outbox.ofTopics(), account)
}

export function foretellHours({ hours, outbox }: Replica, account: Account) {
  return foretellOffice(hoursRules, hours.find(), outbox.ofHours(), account)
}

export function foretellTopics({ topics, outbox }: Replica, account: Account) {
  return foretellOffice(topicsRules, topics.find(), outbox.ofTopics(), account)
}
