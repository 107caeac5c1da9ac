import { joinedWith } from '../../shared/domain/merge.ts'
import { plainText } from '../../shared/domain/plain-text.ts'
import {
  type Consent,
  consentOf,
  consentOfPerson,
  detailsOf,
  isOnList,
} from '../../shared/domain/registration/registration.ts'
import { writeCsv } from '../../shared/domain/registration/write-csv.ts'
import { wordsOf } from '../../shared/domain/search/terms.ts'
import type {
  SubscriberFilter,
  SubscriberRow,
  SubscribersPage,
} from '../../shared/ipc/registration.ts'
import type { CallArguments } from '../../shared/ipc.ts'
import type { Desk } from '../desk.ts'
import type { RegisteredCitizen } from '../projections/registration-table.ts'
import { nameOf } from './content.ts'
import { placeOf, stepView } from './registration-view.ts'

/** The broadcast list, with those who said no: one row for each person, whom merges may join. */
export function pageSubscribers(
  desk: Desk,
  { offset, limit, ...filter }: CallArguments<'page-subscribers'>,
): SubscribersPage {
  const everybody = peopleOf(desk)
  const rows = everybody.filter((row) => fits(row, filter))
  const sorted = (texts: readonly string[]) =>
    [...new Set(texts)].toSorted((one, other) =>
      one.localeCompare(other, 'pt-BR', { numeric: true }),
    )
  return {
    rows: rows.slice(offset, offset + limit),
    total: rows.length,
    registered: everybody.length,
    places: sorted(everybody.flatMap(({ place }) => place ?? [])),
    topics: sorted(everybody.flatMap(({ topics }) => topics)),
  }
}

/** The list as a spreadsheet opens it, in the words that an import reads. */
export function subscribersCsv(
  desk: Desk,
  filter: SubscriberFilter,
): { text: string; count: number } {
  const rows = peopleOf(desk).filter((row) => fits(row, filter))
  const lines = rows.map(({ name, phone, quadra, place, topics, consent }) => [
    ...[name ?? '', phone ?? '', quadra ?? '', place ?? '', topics.join(', ')],
    ...[consent?.what ?? '', consent ? new Date(consent.at).toISOString() : ''],
  ])
  const heading = ['Nome', 'Telefone', 'Quadra', 'Quadra reconhecida', 'Temas']
  return {
    text: writeCsv([[...heading, 'Consentimento', 'Desde'], ...lines]),
    count: rows.length,
  }
}

function peopleOf(desk: Desk): SubscriberRow[] {
  const registered = new Map(desk.replica.registrations.all().map((one) => [one.citizenId, one]))
  const pairs = desk.replica.conversations.mergedPairs()
  const merged = new Set(pairs.flat())
  const recognised = new Map<string, string | null>()
  const recognise = (written: string): string | null => {
    const known = recognised.get(written)
    if (known !== undefined) return known
    const place = placeOf(desk, written)?.name ?? null
    recognised.set(written, place)
    return place
  }
  const done = new Set<string>()
  const rows = [...registered.values()].flatMap((one) => {
    if (done.has(one.citizenId)) return []
    const person = merged.has(one.citizenId) ? joinedWith(one.citizenId, pairs) : [one.citizenId]
    for (const citizenId of person) done.add(citizenId)
    const others = person.slice(1).flatMap((citizenId) => registered.get(citizenId) ?? [])
    return rowOf(desk, [one, ...others], recognise)
  })
  return rows.toSorted((one, other) => (one.name ?? '').localeCompare(other.name ?? '', 'pt-BR'))
}

/** @param person the citizens who are one; the one with the newest word on consent stands for all. */
function rowOf(
  desk: Desk,
  person: readonly RegisteredCitizen[],
  recognise: (written: string) => string | null,
): SubscriberRow[] {
  const consent = consentOfPerson(person.map(({ steps }) => steps))
  const speaker = person.find(({ steps }) => isSame(consentOf(steps), consent)) ?? person[0]
  if (speaker === undefined) return []
  const details = detailsOf(speaker.steps)
  return [
    {
      citizenId: speaker.citizenId,
      conversationId: speaker.conversationId,
      name: nameOf(speaker),
      phone: speaker.phone,
      quadra: details.quadra,
      place: details.quadra === null ? null : recognise(details.quadra),
      topics: details.topics,
      consent: consent && stepView(desk, consent),
      isOnList: isOnList(consent),
      merged: person.length - 1,
    },
  ]
}

function isSame(one: Consent | null, other: Consent | null): boolean {
  return one?.seq === other?.seq
}

function fits(row: SubscriberRow, { query, place, topic, standing }: SubscriberFilter): boolean {
  if (place !== null && row.place !== place) return false
  if (topic !== null && !row.topics.includes(topic)) return false
  if (standing !== 'everybody' && standingOf(row) !== standing) return false
  const text = plainText([row.name, row.phone, row.quadra, row.place].filter(Boolean).join(' '))
  return wordsOf(query).every((word) => text.includes(word))
}

function standingOf({ isOnList: onList, consent }: SubscriberRow): SubscriberFilter['standing'] {
  if (onList) return 'on-list'
  if (consent?.what === 'asked') return 'asked'
  return consent === null ? 'everybody' : 'declined'
}
