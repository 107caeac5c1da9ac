import { useTimeZone } from '../state/status.ts'
import { useLanguage, useTexts } from '../texts/use-texts.ts'
import { fullMoment } from '../words/moment.ts'
import { Button } from './Button.tsx'
import { useVersions } from './use-versions.ts'

type Version<Body> = {
  readonly version: number
  /** Null: what the installation's file said. */
  readonly saved: {
    readonly at: number
    readonly by: { readonly agentId: string; readonly name: string } | null
  } | null
  /** Null: with this version it was removed. */
  readonly body: Body
}

type VersionsProps<Body> = {
  /** Newest first. */
  ask: () => Promise<readonly Version<Body>[]>
  /** What holds now: another one asks again. */
  standing: string
  words: Record<'history' | 'restore', string> & { by: (who: string, when: string) => string }
  /** Who said what nobody of the organisation has said. */
  fromFile?: string
  /** A version in a few words, or what it made of the one `before` it. */
  summaryOf: (body: Body, before: Body | null) => string
  /** Null for who may not change it. */
  onRestore: ((body: Body) => void) | null
}

/** Every version in the record, with who saved it: any of them can be taken up again. */
export function Versions<Body>(props: VersionsProps<Body>) {
  const { ask, standing, words, fromFile, summaryOf, onRestore } = props
  const versions = useVersions(ask, standing)
  const nameWhoAndWhen = useWhoAndWhen(words.by)
  if (versions.length === 0) return null
  return (
    <details className="shrink-0 rounded-card border border-line">
      <summary className="cursor-pointer px-3 py-2 font-medium text-ink text-sm">
        {words.history}
      </summary>
      <ol>
        {versions.map(({ version, saved, body }, place) => (
          <li key={version} className="flex flex-col gap-1 border-line border-t px-3 py-2">
            <p className="text-faint text-xs">{saved ? nameWhoAndWhen(saved) : fromFile}</p>
            <p className="whitespace-pre-line text-ink text-sm wrap-anywhere">
              {summaryOf(body, versions[place + 1]?.body ?? null)}
            </p>
            {place > 0 && body !== null && onRestore && (
              <Button size="small" className="self-start" onPress={() => onRestore(body)}>
                {words.restore}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </details>
  )
}

function useWhoAndWhen(by: (who: string, when: string) => string) {
  const { colleague } = useTexts()
  const place = { language: useLanguage(), timeZone: useTimeZone() }
  return (saved: NonNullable<Version<unknown>['saved']>) =>
    by(saved.by?.name ?? colleague, fullMoment(saved.at, place))
}
