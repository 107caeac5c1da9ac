import type { CitizenPart, CitizenView } from '../../../shared/ipc/citizen.ts'
import { Avatar } from '../../design/Avatar.tsx'
import { Button } from '../../design/Button.tsx'
import { openRow } from '../../state/desk.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { BlockSection } from './BlockSection.tsx'
import { Cases } from './Cases.tsx'
import { ExportData } from './ExportData.tsx'
import { FieldsSection } from './FieldsSection.tsx'
import { Identities } from './Identities.tsx'
import { RegistrationSection } from './RegistrationSection.tsx'

type PersonProps = { person: CitizenPart; can: CitizenView['can']; isOther: boolean }

/** One of those whom merges join; alone, the whole of the citizen. */
export function Person({ person, can, isOther }: PersonProps) {
  const texts = useTexts()
  const name = person.name ?? texts.unnamedCitizen
  return (
    <div className="flex flex-col gap-4">
      <div className="flex items-start gap-3">
        <Avatar name={name} seed={person.conversationId} />
        <div className="flex min-w-0 grow flex-col items-start gap-1">
          <h3 className="wrap-anywhere font-semibold text-base text-ink">{name}</h3>
          {isOther && (
            <Button
              size="small"
              aria-label={texts.citizen.openConversation(name)}
              onPress={() => openRow(person.conversationId)}
            >
              {texts.conversation.event.openOther}
            </Button>
          )}
        </div>
      </div>
      <RegistrationSection person={person} />
      <FieldsSection person={person} mayFill={can.fill} />
      <Identities identities={person.identities} />
      <Cases attendances={person.attendances} />
      <BlockSection person={person} name={name} can={can} />
      {can.export && <ExportData conversationId={person.conversationId} />}
    </div>
  )
}
