import type { DocumentCommandOf, TopicsCommand } from '../../shared/commands.ts'
import type { Area } from '../../shared/domain/areas/area-list.ts'
import type { Field } from '../../shared/domain/fields/field-list.ts'
import { decideHours, evolveHours } from '../../shared/domain/hours/decide-hours.ts'
import {
  type DocumentBodies,
  type DocumentKind,
  decideDocument,
  evolveDocument,
} from '../../shared/domain/office/documents.ts'
import type { Kept } from '../../shared/domain/office/kept.ts'
import type { Wording } from '../../shared/domain/registration/wording.ts'
import { decideTopics, evolveTopics } from '../../shared/domain/topics/decide-topics.ts'
import type { KeptTopics, Topic } from '../../shared/domain/topics/topic-list.ts'
import type { Desk } from '../desk.ts'
import { foretellOffice, type OfficeRules, predictOffice } from './predict-office.ts'

const hoursRules = { decide: decideHours, evolve: evolveHours }

function topicsRules({ office }: Desk): OfficeRules<KeptTopics, TopicsCommand> {
  return {
    decide: (kept, command, actor) => decideTopics(kept, command, actor, office.topics),
    evolve: evolveTopics,
  }
}

function documentRules<K extends DocumentKind>(
  { office }: Desk,
  kind: K,
): OfficeRules<Kept<DocumentBodies[K]>, DocumentCommandOf<K>> {
  return {
    decide: (kept, command, actor) => decideDocument(kind, kept, command, actor, office.documents),
    evolve: (kept, event) => evolveDocument(kind, kept, event),
  }
}

/** The opening hours as this console's outbox will leave them. */
export function predictHours({ replica: { hours, outbox }, account }: Desk) {
  return predictOffice(hoursRules, hours.find(), outbox.ofHours(), account)
}

/** The same of what attendances can be about; null while nobody has saved a list. */
export function predictTopics(desk: Desk) {
  const { topics, outbox } = desk.replica
  return predictOffice(topicsRules(desk), topics.find(), outbox.ofTopics(), desk.account)
}

/** The same of another document. */
export function predictDocument<K extends DocumentKind>(
  desk: Desk,
  kind: K,
): Kept<DocumentBodies[K]> | null {
  const { documents, outbox } = desk.replica
  const confirmed = documents.of[kind].find()
  const asked = outbox.ofDocument(kind)
  // Of each row of a queue: nothing is on its way but for moments.
  if (asked.length === 0) return confirmed
  return predictOffice(documentRules(desk, kind), confirmed, asked, desk.account)
}

/** What attendances can be about now: what was saved, else what the installation's file lists. */
export function topicsInForce(desk: Desk): readonly Topic[] {
  return predictTopics(desk)?.body ?? desk.office.topics
}

/** The same of whom in the organisation it asks. */
export function areasInForce(desk: Desk): readonly Area[] {
  return predictDocument(desk, 'areas')?.body ?? desk.office.documents.areas ?? []
}

/** The gazetteer of quadras as this console's outbox will leave it. */
export function quadrasInForce(desk: Desk): DocumentBodies['quadras'] {
  return predictDocument(desk, 'quadras')?.body ?? desk.office.documents.quadras ?? []
}

/** The same of what it wants to know of citizens. */
export function fieldsInForce(desk: Desk): readonly Field[] {
  return predictDocument(desk, 'fields')?.body ?? desk.office.documents.fields ?? []
}

/** What citizens are asked before they are put on the list; null where there is no list. */
export function wordingInForce(desk: Desk): Wording | null {
  if (desk.office.registration === null) return null
  return predictDocument(desk, 'wording')?.body ?? desk.office.registration.wording
}

export function foretellHours({ replica: { hours, outbox }, account }: Desk) {
  return foretellOffice(hoursRules, hours.find(), outbox.ofHours(), account)
}

export function foretellTopics(desk: Desk) {
  const { topics, outbox } = desk.replica
  return foretellOffice(topicsRules(desk), topics.find(), outbox.ofTopics(), desk.account)
}

export function foretellDocument<K extends DocumentKind>(desk: Desk, kind: K) {
  const { documents, outbox } = desk.replica
  const confirmed = documents.of[kind].find()
  return foretellOffice(documentRules(desk, kind), confirmed, outbox.ofDocument(kind), desk.account)
}
