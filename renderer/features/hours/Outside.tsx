import type { OfficeHours } from '../../../shared/domain/hours/office-hours.ts'
import { BlankText } from '../../design/BlankText.tsx'
import { Choice } from '../../design/Choice.tsx'
import { useCanned } from '../../state/canned.ts'
import { relayNow, useSession, useTimeZone } from '../../state/status.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { sayCanned, valuesOfNobody } from '../../words/canned.ts'

type OutsideProps = {
  replyId: string | null
  isReadOnly: boolean
  onChange: (part: Partial<OfficeHours>) => void
}

/** What a person of the desk may tell whoever wrote while it was closed. */
export function Outside({ replyId, isReadOnly, onChange }: OutsideProps) {
  const { opening } = useTexts()
  const words = opening.outside
  const known = valuesOfNobody(useSession()?.account.name ?? '', relayNow(), useTimeZone())
  const replies = useCanned((state) => state.replies) ?? []
  const offered = replies.filter(({ reply }) => reply.scope !== 'own')
  const chosen = offered.find(({ reply }) => reply.replyId === replyId) ?? null
  return (
    <div className="flex max-w-2xl flex-col gap-4">
      {isReadOnly ? (
        <p className="text-ink text-sm">
          {words.label}: <strong>{chosen?.reply.shortcut ?? words.none}</strong>
        </p>
      ) : (
        <Choice
          label={words.label}
          value={chosen?.reply.replyId ?? ''}
          options={[
            ['', words.none],
            ...offered.map(({ reply }) => [reply.replyId, reply.shortcut] as const),
          ]}
          onChange={(id) => onChange({ outsideReplyId: id === '' ? null : id })}
        />
      )}
      {replyId !== null && chosen === null && <p className="text-sm text-warn">{words.gone}</p>}
      {offered.length === 0 && <p className="text-faint text-sm">{words.nothingToChoose}</p>}
      {chosen && (
        <blockquote className="whitespace-pre-wrap rounded-card border border-line bg-surface p-3 text-ink text-sm wrap-anywhere">
          <BlankText text={sayCanned(chosen.reply, known)} />
        </blockquote>
      )}
      <p className="text-faint text-sm">{words.hint}</p>
      <div className="rounded-card border border-line px-3 py-2">
        <p className="font-medium text-ink text-sm">{words.notAutomatic}</p>
        <p className="text-faint text-sm">{words.why}</p>
      </div>
    </div>
  )
}
