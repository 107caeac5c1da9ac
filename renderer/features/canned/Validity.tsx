import type { CannedReply } from '../../../shared/domain/canned/canned-reply.ts'
import { TextField } from '../../design/TextField.tsx'
import { useTexts } from '../../texts/use-texts.ts'

type Days = Pick<CannedReply, 'validFrom' | 'validUntil'>

type ValidityProps = {
  reply: Days
  isReadOnly: boolean
  error: string | undefined
  onChange: (days: Partial<Days>) => void
}

/** First and last day on which it is offered; without one, always. */
export function Validity({ reply, isReadOnly, error, onChange }: ValidityProps) {
  const { manager } = useTexts().canned
  return (
    <div className="grid grid-cols-2 gap-3">
      <TextField
        type="date"
        label={manager.from}
        isReadOnly={isReadOnly}
        value={reply.validFrom ?? ''}
        onChange={(day) => onChange({ validFrom: day || null })}
      />
      <TextField
        type="date"
        label={manager.until}
        isReadOnly={isReadOnly}
        value={reply.validUntil ?? ''}
        error={error ?? null}
        onChange={(day) => onChange({ validUntil: day || null })}
      />
    </div>
  )
}
