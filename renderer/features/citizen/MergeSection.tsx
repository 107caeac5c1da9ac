import { Link2 } from 'lucide-react'
import { useState } from 'react'
import type { CitizenView, MergeView } from '../../../shared/ipc/citizen.ts'
import { Button } from '../../design/Button.tsx'
import { undoMerge } from '../../state/citizen-commands.ts'
import { reportDefects } from '../../state/notices.ts'
import { useTimeZone } from '../../state/status.ts'
import { useLanguage, useTexts } from '../../texts/use-texts.ts'
import { dateTimeOf } from '../../words/day.ts'
import { MergeDialog } from './MergeDialog.tsx'
import { Section } from './Section.tsx'

/** Which citizens are one person, by whose word, and how to take that back. */
export function MergeSection({ view }: { view: CitizenView }) {
  const { citizen } = useTexts()
  const [choosing, setChoosing] = useState(false)
  const [person] = view.people
  if (person === undefined || (view.merges.length === 0 && !view.can.merge)) return null
  return (
    <Section title={citizen.merge.title}>
      {view.merges.map((merge) => (
        <Joined key={merge.mergeId} merge={merge} mayUndo={view.can.merge} />
      ))}
      {view.can.merge && (
        <Button className="self-start" onPress={() => setChoosing(true)}>
          <Link2 aria-hidden="true" size={15} />
          {citizen.merge.action}
        </Button>
      )}
      {choosing && (
        <MergeDialog
          person={person}
          joined={view.people.map(({ conversationId }) => conversationId)}
          onClose={() => setChoosing(false)}
        />
      )}
    </Section>
  )
}

function Joined({ merge, mayUndo }: { merge: MergeView; mayUndo: boolean }) {
  const texts = useTexts()
  const { merge: words } = texts.citizen
  const place = { language: useLanguage(), timeZone: useTimeZone() }
  const [one, other] = merge.names.map((name) => name ?? texts.unnamedCitizen)
  const by = merge.agent?.name || texts.colleague
  return (
    <div className="flex flex-col items-start gap-1 rounded-card border border-line bg-surface px-3 py-2">
      <p className="wrap-anywhere text-ink text-sm">{words.joined(one ?? '', other ?? '')}</p>
      <p className="text-faint text-xs">{words.by(by, dateTimeOf(merge.at, place))}</p>
      {mayUndo && (
        <Button
          size="small"
          aria-label={words.undo(other ?? '')}
          onPress={() => reportDefects(undoMerge(merge, merge.mergeId))}
        >
          {words.undoShort}
        </Button>
      )}
    </div>
  )
}
