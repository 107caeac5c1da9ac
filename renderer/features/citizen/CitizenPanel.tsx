import { X } from 'lucide-react'
import { IconButton } from '../../design/Button.tsx'
import { Problem } from '../../design/Problem.tsx'
import { refreshCitizen, toggleCitizen, useCitizen } from '../../state/citizen.ts'
import { useConversation } from '../../state/conversation.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { MergeSection } from './MergeSection.tsx'
import { Person } from './Person.tsx'

/**
 * Who the citizen of the open conversation is: beside it, and over it where the window is narrow.
 */
export function CitizenPanel() {
  const texts = useTexts()
  const { shown, view, failed } = useCitizen()
  const isOpen = useConversation((state) => state.conversationId !== null)
  if (!shown || !isOpen) return null
  return (
    <aside
      id="citizen-panel"
      aria-label={texts.citizen.panel}
      tabIndex={-1}
      onKeyDown={(event) => {
        // Dialogs that were opened from here take Esc for themselves.
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.preventDefault()
        toggleCitizen()
      }}
      className="row-span-2 flex min-h-0 min-w-0 flex-col border-line border-l bg-sidebar outline-offset-[-2px] max-[1180px]:fixed max-[1180px]:inset-y-0 max-[1180px]:right-0 max-[1180px]:z-20 max-[1180px]:w-[min(22rem,100vw)] max-[1180px]:shadow-2"
    >
      <header className="flex h-15 shrink-0 items-center gap-2 border-line border-b pr-3 pl-4 short:h-11">
        <h2 className="grow font-semibold text-ink text-md">{texts.citizen.panel}</h2>
        <IconButton label={texts.citizen.hide} onPress={toggleCitizen}>
          <X aria-hidden="true" size={18} />
        </IconButton>
      </header>
      {failed && (
        <Problem
          text={texts.citizen.failed}
          action={texts.tryAgain}
          onAction={() => void refreshCitizen()}
        />
      )}
      {view && (
        <div className="flex min-h-0 flex-col gap-6 overflow-y-auto px-4 py-4 short:gap-4 short:py-2">
          {view.people.map((person, place) => (
            <Person
              key={person.conversationId}
              person={person}
              can={view.can}
              isOther={place > 0}
            />
          ))}
          <MergeSection view={view} />
        </div>
      )}
    </aside>
  )
}
