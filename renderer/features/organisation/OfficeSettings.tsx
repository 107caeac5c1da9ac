import {
  Building2,
  CalendarClock,
  ChevronRight,
  ListPlus,
  MapPinned,
  MessageSquareText,
  ScrollText,
  Tags,
  Waypoints,
} from 'lucide-react'
import { type ReactNode, useEffect } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { maySetUp } from '../../../shared/domain/office/save-whole.ts'
import type { OrganisationProfile } from '../../../shared/organisation.ts'
import { ClosingFoot } from '../../design/ClosingFoot.tsx'
import { Dialog } from '../../design/Dialog.tsx'
import { useCanned } from '../../state/canned.ts'
import { refreshDocuments, useDocument } from '../../state/documents.ts'
import { refreshHours, useHours } from '../../state/hours.ts'
import { showOverlay } from '../../state/overlay.ts'
import { useSession, useTimeZone } from '../../state/status.ts'
import { useTopics } from '../../state/topics.ts'
import { useLanguage, useTexts } from '../../texts/use-texts.ts'
import { installedWords } from '../../words/installed.ts'
import { fullMoment } from '../../words/moment.ts'

type Saved = { at: number; by: { name: string } | null } | null

/** All that the organisation says of itself, with who changed each last: the way to each. */
export function OfficeSettings() {
  const texts = useTexts()
  const words = texts.officeSettings
  const session = useSession()
  const areas = useDocument('areas').view
  const fields = useDocument('fields').view
  const wording = useDocument('wording').view
  const quadras = useDocument('quadras').view
  const assignment = useDocument('assignment').view
  const hours = useHours((state) => state.view)
  const topics = useTopics((state) => state.list)
  const canned = useCanned((state) => state.replies)
  const onClose = () => showOverlay(null)
  useEffect(() => {
    void refreshHours()
    void refreshDocuments()
  }, [])
  const newest = (canned ?? [])
    .flatMap(({ saved }) => saved ?? [])
    .toSorted((one, other) => other.at - one.at)[0]
  const mayChange = session !== null && maySetUp(session.account)
  return (
    <Dialog title={words.title} place="top" width="max-w-2xl" onClose={onClose}>
      <p className="px-5 pb-3 text-faint text-sm short:hidden">
        {mayChange ? words.lead : words.readOnlyLead}
      </p>
      <ul className="flex min-h-0 flex-col overflow-y-auto border-line border-t">
        <Row
          icon={<CalendarClock size={18} />}
          title={texts.opening.title}
          about={words.about.hours}
          saved={hours?.saved ?? null}
          onOpen={() => showOverlay('hours')}
        />
        <Row
          icon={<MessageSquareText size={18} />}
          title={texts.canned.title}
          about={words.about.canned}
          saved={newest ?? null}
          onOpen={() => showOverlay('canned')}
        />
        <Row
          icon={<Tags size={18} />}
          title={texts.topics.title}
          about={words.about.topics}
          saved={topics?.saved ?? null}
          onOpen={() => showOverlay('topics')}
        />
        <Row
          icon={<Building2 size={18} />}
          title={texts.areas.title}
          about={texts.areas.lead}
          saved={areas?.saved ?? null}
          onOpen={() => showOverlay('areas')}
        />
        <Row
          icon={<ListPlus size={18} />}
          title={texts.fields.title}
          about={texts.fields.lead}
          saved={fields?.saved ?? null}
          onOpen={() => showOverlay('fields')}
        />
        <Row
          icon={<MapPinned size={18} />}
          title={texts.quadras.title}
          about={texts.quadras.lead}
          saved={quadras?.saved ?? null}
          onOpen={() => showOverlay('quadras')}
        />
        <Row
          icon={<Waypoints size={18} />}
          title={texts.assignment.title}
          about={words.about.assignment}
          saved={assignment?.saved ?? null}
          onOpen={() => showOverlay('assignment')}
        />
        {session?.organisation.registration && (
          <Row
            icon={<ScrollText size={18} />}
            title={texts.wording.title}
            about={texts.wording.lead}
            saved={wording?.saved ?? null}
            onOpen={() => showOverlay('wording')}
          />
        )}
        {session && <Installed organisation={session.organisation} />}
      </ul>
      <ClosingFoot />
    </Dialog>
  )
}

/** What nobody changes here, and everybody wonders about. */
function Installed({ organisation }: { organisation: OrganisationProfile }) {
  const texts = useTexts()
  const { title, hint } = texts.officeSettings.installed
  return (
    <li className="flex flex-col gap-1 px-5 py-3 text-xs">
      <p className="font-medium text-ink text-sm">{title}</p>
      {installedWords(organisation, texts).map((sentence) => (
        <p key={sentence} className="text-soft">
          {sentence}
        </p>
      ))}
      <p className="text-faint">{hint}</p>
    </li>
  )
}

type RowProps = { icon: ReactNode; title: string; about: string; saved: Saved; onOpen: () => void }

function Row({ icon, title, about, saved, onOpen }: RowProps) {
  const texts = useTexts()
  const place = { language: useLanguage(), timeZone: useTimeZone() }
  return (
    <li className="border-line border-b last:border-0">
      <AriaButton
        onPress={onOpen}
        className="flex w-full items-center gap-3 px-5 py-3 text-left outline-offset-[-3px] hover:bg-hover data-pressed:bg-pressed"
      >
        <span aria-hidden="true" className="shrink-0 text-accent">
          {icon}
        </span>
        <span className="min-w-0 grow">
          <span className="block font-medium text-ink text-sm">{title}</span>
          <span className="block text-faint text-xs wrap-anywhere">{about}</span>
          <span className="block text-soft text-xs wrap-anywhere">
            {saved === null
              ? texts.officeSettings.never
              : texts.officeSettings.changed(
                  saved.by?.name ?? texts.colleague,
                  fullMoment(saved.at, place),
                )}
          </span>
        </span>
        <ChevronRight aria-hidden="true" size={16} className="shrink-0 text-faint" />
      </AriaButton>
    </li>
  )
}
