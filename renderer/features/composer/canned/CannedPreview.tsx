import { blanksIn } from '../../../../shared/domain/canned/fill-canned-text.ts'
import type { CannedReplyView } from '../../../../shared/ipc/canned.ts'
import { BlankText } from '../../../design/BlankText.tsx'
import { useTexts } from '../../../texts/use-texts.ts'

type CannedPreviewProps = { chosen: CannedReplyView; text: string }

/** The reply as this citizen would read it, and what is still to be filled in. */
export function CannedPreview({ chosen, text }: CannedPreviewProps) {
  const { canned } = useTexts()
  const { reply, uses } = chosen
  const blanks = [...new Set(blanksIn(text).map(({ name }) => name))]
  return (
    <div className="flex min-h-0 flex-col gap-2 overflow-y-auto bg-conversation p-3 max-[820px]:hidden">
      <p className="w-fit max-w-full whitespace-pre-wrap rounded-panel rounded-tr-control bg-bubble-agent px-3 py-2 text-ink text-sm shadow-1 wrap-anywhere">
        <BlankText text={text} />
      </p>
      <p className="text-faint text-xs">
        {[canned.scopes[reply.scope], reply.area, uses > 0 ? canned.used(uses) : canned.neverUsed]
          .filter((fact) => fact !== null)
          .join(' · ')}
      </p>
      {blanks.length > 0 && (
        <p className="text-warn text-xs">{canned.willAsk(blanks.join(', '))}</p>
      )}
    </div>
  )
}
