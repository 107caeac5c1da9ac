import { UserRound } from 'lucide-react'
import type { ContentOf } from '../../../shared/domain/message-content.ts'
import { fixedList } from '../../design/fixed-list.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { Placeholder } from './Placeholder.tsx'

type Person = ContentOf<'contacts'>['people'][number]

export function ContactCards({ people }: { people: readonly Person[] }) {
  const { message } = useTexts()
  return fixedList(people, (person) => (
    <Placeholder icon={<UserRound />} title={person.name ?? message.unnamedContact}>
      {person.organisation && <span className="block">{person.organisation}</span>}
      {/* As text that can be marked: what looks like a link here would be a stranger's. */}
      <span className="block select-text">
        {[...person.phones, ...person.emails].join(' · ') || message.contactWithoutNumber}
      </span>
      {person.asked && <span className="block">{message.contactAsked}</span>}
    </Placeholder>
  ))
}
