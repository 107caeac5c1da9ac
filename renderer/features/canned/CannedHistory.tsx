import { useEffect, useState } from 'react'
import type { CannedReply } from '../../../shared/domain/canned/canned-reply.ts'
import type { CannedReplyView, CannedVersionView } from '../../../shared/ipc/canned.ts'
import { call } from '../../bridge.ts'
import { Button } from '../../design/Button.tsx'
import { reportDefects } from '../../state/notices.ts'
import { useTimeZone } from '../../state/status.ts'
import { useLanguage, useTexts } from '../../texts/use-texts.ts'
import { fullMoment } from '../../words/moment.ts'

type CannedHistoryProps = {
  view: CannedReplyView
  /** Null for who may not change it. */
  onRestore: ((reply: CannedReply) => void) | null
}

/** Every version in the record, with who wrote it: any of them can be taken up again. */
export function CannedHistory({ view, onRestore }: CannedHistoryProps) {
  const { manager } = useTexts().canned
  const [versions, setVersions] = useState<CannedVersionView[]>([])
  const { replyId } = view.reply
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version asks again
  useEffect(() => {
    let isWanted = true
    const ask = async () => {
      const answer = await call('list-canned-versions', { replyId })
      if (isWanted) setVersions(answer.versions)
    }
    reportDefects(ask())
    return () => {
      isWanted = false
    }
  }, [replyId, view.saved?.at, view.basedOn])
  if (versions.length === 0) return null
  return (
    <details className="rounded-card border border-line">
      <summary className="cursor-pointer px-3 py-2 font-medium text-ink text-sm">
        {manager.history}
      </summary>
      <ol className="flex flex-col">
        {versions.map((version, place) => (
          <li key={version.version} className="flex flex-col gap-1 border-line border-t px-3 py-2">
            <By version={version} />
            <p className="whitespace-pre-wrap text-ink text-sm wrap-anywhere">
              {version.reply?.text ?? manager.wasRemoved}
            </p>
            {place > 0 && version.reply && onRestore && (
              <Button
                size="small"
                className="self-start"
                onPress={() => version.reply && onRestore(version.reply)}
              >
                {manager.restore}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </details>
  )
}

function By({ version }: { version: CannedVersionView }) {
  const texts = useTexts()
  const place = { language: useLanguage(), timeZone: useTimeZone() }
  const who = version.by?.name ?? texts.colleague
  return (
    <p className="text-faint text-xs">
      {texts.canned.manager.by(who, fullMoment(version.at, place))}
    </p>
  )
}
