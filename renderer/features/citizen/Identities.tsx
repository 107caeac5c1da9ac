import { formatPhone } from '../../../shared/domain/citizen-name.ts'
import type { Identity } from '../../../shared/domain/identity.ts'
import { useTimeZone } from '../../state/status.ts'
import { useLanguage, useTexts } from '../../texts/use-texts.ts'
import { dateOf } from '../../words/day.ts'
import { Section } from './Section.tsx'

/** What the citizen is known by, and was: what is in use stands first. */
export function Identities({ identities }: { identities: readonly Identity[] }) {
  const { citizen } = useTexts()
  return (
    <Section title={citizen.identities}>
      {identities.length === 0 ? (
        <p className="text-faint text-sm">{citizen.noIdentities}</p>
      ) : (
        <dl className="flex flex-col gap-2">
          {identities.map((identity) => (
            <Line
              key={`${identity.kind} ${identity.value} ${identity.firstSeenAt}`}
              identity={identity}
            />
          ))}
        </dl>
      )}
    </Section>
  )
}

function Line({ identity }: { identity: Identity }) {
  const { citizen } = useTexts()
  const place = { language: useLanguage(), timeZone: useTimeZone() }
  const { kind, supersededAt, firstSeenAt, lastSeenAt } = identity
  const since = dateOf(firstSeenAt, place)
  const isOld = supersededAt !== null
  return (
    <div>
      <dt className="text-faint text-xs">{citizen.kinds[kind]}</dt>
      <dd className={`wrap-anywhere text-sm ${isOld ? 'text-soft' : 'font-medium text-ink'}`}>
        {valueWords(identity)}
      </dd>
      <dd className="text-faint text-xs">
        {isOld ? citizen.wasInUse(since, dateOf(lastSeenAt, place)) : citizen.inUse(since)}
      </dd>
    </div>
  )
}

function valueWords({ kind, value }: Identity): string {
  if (kind === 'phone') return formatPhone(value)
  return kind === 'username' ? `@${value}` : value
}
