import { CircleAlert } from 'lucide-react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import type { PlacedProblem } from '../../../shared/domain/hours/hours-problems.ts'
import type { HoursView } from '../../../shared/ipc/hours.ts'
import { useTexts } from '../../texts/use-texts.ts'
import type { HoursDraft } from './draft.ts'
import { Exceptions } from './Exceptions.tsx'
import { Holidays } from './Holidays.tsx'
import { HoursHistory } from './HoursHistory.tsx'
import { Outside } from './Outside.tsx'
import { Week } from './Week.tsx'
import { Year } from './Year.tsx'

const sections = ['week', 'holidays', 'exceptions', 'outside', 'year', 'history'] as const

export type HoursSection = (typeof sections)[number]

type SectionsProps = {
  section: HoursSection
  onSection: (section: HoursSection) => void
  draft: HoursDraft
  view: HoursView
  problems: readonly PlacedProblem[]
}

export function Sections({ section, onSection, draft, view, problems }: SectionsProps) {
  const { opening: words } = useTexts()
  const isReadOnly = !view.mayEdit
  const { hours, change, changeCalendar } = draft
  const { calendar } = hours
  const part = { calendar, isReadOnly, problems, onChange: changeCalendar }
  const lists = new Set(problems.map(({ list }) => (list === 'weekly' ? 'week' : list)))
  return (
    <Tabs
      selectedKey={section}
      onSelectionChange={(key) => {
        const chosen = sections.find((one) => one === key)
        if (chosen) onSection(chosen)
      }}
      className="flex min-h-0 flex-col short:shrink-0"
    >
      <TabList
        aria-label={words.title}
        className="flex shrink-0 flex-wrap border-line border-b px-3"
      >
        {sections.map((one) => (
          <Tab
            key={one}
            id={one}
            className="-mb-px flex h-9 cursor-pointer items-center gap-1.5 border-transparent border-b-2 px-2.5 font-medium text-faint text-sm outline-offset-[-2px] hover:text-ink data-selected:border-accent data-selected:text-ink short:h-7"
          >
            {words.sections[one]}
            {lists.has(one as 'week' | 'holidays' | 'exceptions') && (
              <CircleAlert aria-hidden="true" size={13} className="text-bad" />
            )}
          </Tab>
        ))}
      </TabList>
      <TabPanel
        key={section}
        id={section}
        className="h-[min(54vh,30rem)] overflow-y-auto px-5 py-4 outline-offset-[-2px] short:h-auto short:shrink-0 short:overflow-visible short:py-2"
      >
        {section === 'week' && <Week {...part} timeZone={hours.timeZone} onHours={change} />}
        {section === 'holidays' && <Holidays {...part} />}
        {section === 'exceptions' && <Exceptions {...part} />}
        {section === 'outside' && (
          <Outside replyId={hours.outsideReplyId} isReadOnly={isReadOnly} onChange={change} />
        )}
        {section === 'year' && (
          <Year
            calendar={calendar}
            isReadOnly={isReadOnly}
            onException={(exception) => {
              changeCalendar({ exceptions: [...calendar.exceptions, exception] })
              onSection('exceptions')
            }}
          />
        )}
        {section === 'history' && (
          <HoursHistory
            view={view}
            onRestore={
              isReadOnly
                ? null
                : (earlier) => {
                    change(earlier)
                    onSection('week')
                  }
            }
          />
        )}
      </TabPanel>
    </Tabs>
  )
}
