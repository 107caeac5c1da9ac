import { openRow } from '../../state/desk.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { Overview } from './Overview.tsx'

/** Where who oversees the desk begins: in the place of a conversation, while none is open. */
export function FirstScreen() {
  const { overview: words } = useTexts()
  return (
    <section aria-label={words.title} className="flex min-h-0 grow flex-col bg-surface">
      <h2 className="flex h-15 shrink-0 items-center border-line border-b px-5 font-semibold text-ink text-lg short:h-11">
        {words.title}
      </h2>
      <Overview onOpen={openRow} />
    </section>
  )
}
