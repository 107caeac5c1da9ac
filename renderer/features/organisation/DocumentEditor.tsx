import { type ReactNode, useState } from 'react'
import type { DocumentBodies, DocumentKind } from '../../../shared/domain/office/documents.ts'
import type { DocumentViewOf } from '../../../shared/ipc/documents.ts'
import { Button } from '../../design/Button.tsx'
import { Overtaken } from '../../design/Overtaken.tsx'
import { RefusedChange } from '../../design/RefusedChange.tsx'
import { useAgentName } from '../../state/agents.ts'
import { forgetRefusedDocument, saveDocument } from '../../state/documents.ts'
import { reportDefects } from '../../state/notices.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { refusalWords } from '../../words/refusal.ts'
import { DocumentHistory } from './DocumentHistory.tsx'

export type Part<Body> = {
  body: Body
  /** As it was before its writer. */
  saved: Body
  isReadOnly: boolean
  onChange: (body: Body) => void
}

export type DocumentEditorProps<K extends DocumentKind> = {
  view: DocumentViewOf<K>
  title: string
  /** What stands in a document that nobody has saved. */
  empty: DocumentBodies[K]
  /** What keeps it from being saved, as a sentence; null for nothing. */
  problemOf: (body: DocumentBodies[K]) => string | null
  /** Without what nobody means: blanks at the ends of words. */
  tidy: (body: DocumentBodies[K]) => DocumentBodies[K]
  /** An earlier version, as it is taken up again over what holds now. */
  restored: (earlier: DocumentBodies[K], now: DocumentBodies[K]) => DocumentBodies[K]
  /** A version in a line. */
  summaryOf: (body: DocumentBodies[K]) => string
  children: (part: Part<DocumentBodies[K]>) => ReactNode
}

/** A document of the organisation, changed in place and saved as a whole over what was read. */
export function DocumentEditor<K extends DocumentKind>(props: DocumentEditorProps<K>) {
  const { view, title, empty, problemOf, tidy, restored, summaryOf, children } = props
  type Body = DocumentBodies[K]
  const texts = useTexts()
  const words = texts.documents
  const nameOf = useAgentName()
  const standing: Body = view.body ?? empty
  const [draft, setDraft] = useState({ body: standing, basedOn: view.basedOn })
  const [saving, setSaving] = useState<'idle' | 'saving' | 'saved'>('idle')
  /** It complains once somebody has tried to save it. */
  const [tried, setTried] = useState(false)
  const isSame = (one: Body) => JSON.stringify(tidy(one)) === JSON.stringify(tidy(standing))
  const isChanged = !isSame(draft.body)
  const isOvertaken = saving !== 'saving' && view.basedOn !== draft.basedOn
  const seeTheirs = () => setDraft({ body: standing, basedOn: view.basedOn })
  // Nobody is asked about a document in which she has changed nothing, or nothing since she saved it.
  if (isOvertaken && (saving === 'saved' || !isChanged)) {
    seeTheirs()
    setSaving('idle')
  }
  const problem = problemOf(draft.body)
  const { unconfirmed } = view

  function change(body: Body) {
    setDraft({ ...draft, body })
    setSaving('idle')
  }

  async function save() {
    setTried(true)
    if (problem !== null || saving === 'saving') return
    setSaving('saving')
    const body = tidy(draft.body)
    const basedOn = await saveDocument(view.kind, body, draft.basedOn)
    setSaving(basedOn === null ? 'idle' : 'saved')
    if (basedOn === null) return
    setDraft({ body, basedOn })
    setTried(false)
  }

  return (
    <form
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault()
        reportDefects(save())
      }}
      className="flex min-h-0 flex-col border-line border-t"
    >
      <div className="flex min-h-0 flex-col gap-3 overflow-y-auto p-4">
        {unconfirmed?.state === 'refused' && (
          <RefusedChange
            why={words.refused(refusalWords(unconfirmed.refusal, texts, nameOf))}
            words={words}
            onTakeUp={() => setDraft({ body: unconfirmed.body, basedOn: view.basedOn })}
            onPutAway={() => reportDefects(forgetRefusedDocument(view.kind, unconfirmed.commandId))}
          />
        )}
        {isOvertaken && isChanged && (
          <Overtaken
            words={words}
            onSeeTheirs={seeTheirs}
            onKeepMine={() => setDraft({ ...draft, basedOn: view.basedOn })}
          />
        )}
        {!view.mayEdit && <p className="text-faint text-sm">{words.readOnly}</p>}
        {children({
          ...{ body: draft.body, saved: standing, isReadOnly: !view.mayEdit },
          onChange: change,
        })}
        <DocumentHistory
          view={view}
          summaryOf={summaryOf}
          onRestore={view.mayEdit ? (earlier) => change(restored(earlier, standing)) : null}
        />
      </div>
      {view.mayEdit && (
        <footer className="flex shrink-0 flex-wrap items-center justify-end gap-2 border-line border-t p-3">
          <p aria-live="polite" className="grow text-sm">
            {tried && problem !== null ? (
              <span className="text-bad">{problem}</span>
            ) : (
              <Standing
                saving={saving}
                isChanged={isChanged}
                isWaiting={unconfirmed?.state === 'waiting'}
              />
            )}
          </p>
          {isChanged && saving !== 'saving' && (
            <Button tone="quiet" onPress={seeTheirs}>
              {words.undo}
            </Button>
          )}
          <Button tone="primary" type="submit">
            {words.save}
          </Button>
        </footer>
      )}
    </form>
  )
}

type StandingProps = {
  saving: 'idle' | 'saving' | 'saved'
  isChanged: boolean
  isWaiting: boolean
}

function Standing({ saving, isChanged, isWaiting }: StandingProps) {
  const { documents: words } = useTexts()
  if (isChanged) return <span className="text-warn">{words.unsaved}</span>
  if (isWaiting) return <span className="text-soft">{words.waits}</span>
  return saving === 'saved' ? <span className="text-good">{words.saved}</span> : null
}
