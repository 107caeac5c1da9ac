import { useAgentName } from '../../../state/agents.ts'
import type { Bulk } from '../../../state/bulk.ts'
import { useSession } from '../../../state/status.ts'
import { useTexts } from '../../../texts/use-texts.ts'
import { refusalWords } from '../../../words/refusal.ts'

const MOST = 6

/** Each that was not, or cannot be, done: by name, with why. */
export function Refused({ items, lead }: { items: Bulk['items']; lead: string }) {
  const texts = useTexts()
  const nameOf = useAgentName()
  const own = useSession()?.account.agentId ?? null
  const refused = items.filter(({ state }) => state === 'refused')
  if (refused.length === 0) return null
  return (
    <div className="text-sm">
      <p className="text-bad">{lead}</p>
      <ul className="max-h-40 overflow-y-auto text-soft text-xs">
        {refused.slice(0, MOST).map(({ row, command, refusal }) => (
          <li key={command.commandId} className="py-0.5 wrap-anywhere">
            {texts.bulk.because(
              row.citizenName ?? texts.unnamedCitizen,
              refusal === null ? '' : refusalWords(refusal, texts, nameOf, own),
            )}
          </li>
        ))}
        {refused.length > MOST && <li>{texts.bulk.more(refused.length - MOST)}</li>}
      </ul>
    </div>
  )
}
