import { Trash2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import {
  type CannedReply,
  cannedScopes,
  mayWriteReply,
} from '../../../shared/domain/canned/canned-reply.ts'
import type { CannedReplyView } from '../../../shared/ipc/canned.ts'
import { call } from '../../bridge.ts'
import { Button } from '../../design/Button.tsx'
import { Check } from '../../design/Check.tsx'
import { Choices } from '../../design/Choices.tsx'
import { SavingFoot } from '../../design/SavingFoot.tsx'
import { TextField } from '../../design/TextField.tsx'
import { Versions } from '../../design/Versions.tsx'
import { saveCanned } from '../../state/canned.ts'
import { reportDefects } from '../../state/notices.ts'
import { useSession } from '../../state/status.ts'
import { keepWork, unsavedWork } from '../../state/unsaved-work.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { CannedSample } from './CannedSample.tsx'
import { CannedText } from './CannedText.tsx'
import { ChangedMeanwhile } from './ChangedMeanwhile.tsx'
import { type Draft, draftOf, maySave, problemsOf, trimmed } from './draft.ts'
import { RefusedReply } from './RefusedReply.tsx'
import { keepNew } from './unsaved-new.ts'
import { useFieldPlaceholders } from './use-fields.ts'
import { Validity } from './Validity.tsx'

type CannedEditorProps = {
  draft: Draft
  /** As it stands; null for one that was never saved. */
  view: CannedReplyView | null
  /** It was saved, or goes on over what stands now. */
  onDraft: (draft: Draft) => void
  onRemove: (draft: Draft) => void
}

/** The reply that was changed last and not saved: the one that is open when the window opens again. */
export const LAST = 'canned'

export function CannedEditor({ draft, view, onDraft, onRemove }: CannedEditorProps) {
  const texts = useTexts()
  const { canned } = texts
  const words = canned.manager
  const actor = useSession()?.account ?? { agentId: '', roles: [] }
  const { replyId } = draft.reply
  const [reply, setReply] = useState(() => unsavedWork<CannedReply>(replyId) ?? draft.reply)
  /** Fields complain once somebody has tried to save. */
  const [tried, setTried] = useState(false)
  const [saving, setSaving] = useState<'idle' | 'saving' | 'saved'>('idle')
  const form = useRef<HTMLFormElement>(null)
  const isNew = view === null
  const isReadOnly = view !== null && !view.mayEdit
  /** Somebody else changed it since this form was opened. */
  const isOvertaken = saving !== 'saving' && view !== null && view.basedOn !== draft.basedOn
  const fields = useFieldPlaceholders()
  const found = problemsOf(reply, texts, fields)
  const problems = tried ? found : {}
  const scopes = cannedScopes.filter((scope) =>
    mayWriteReply(actor, scope, view?.owner?.agentId ?? null),
  )

  const isChanged = JSON.stringify(trimmed(reply)) !== JSON.stringify(trimmed(draft.reply))
  useEffect(() => {
    keepWork(replyId, isChanged ? reply : null)
    const isLast = unsavedWork<Draft>(LAST)?.reply.replyId === replyId
    if (isChanged || isLast) keepWork(LAST, isChanged ? draft : null)
    keepNew(draft, isNew && isChanged)
  }, [replyId, isNew, isChanged, reply, draft])

  function change(part: Partial<CannedReply>) {
    setReply({ ...reply, ...part })
    setSaving('idle')
  }

  async function save() {
    if (saving === 'saving') return
    setTried(true)
    if (!maySave(reply, texts, fields)) return form.current?.querySelector('input')?.focus()
    setSaving('saving')
    const basedOn = await saveCanned(trimmed(reply), draft.basedOn)
    setSaving(basedOn === null ? 'idle' : 'saved')
    if (basedOn === null) return
    onDraft({ reply: trimmed(reply), basedOn })
    setTried(false)
  }

  return (
    <form
      ref={form}
      aria-label={view === null ? words.new : words.edit(view.reply.shortcut)}
      onSubmit={(event) => {
        event.preventDefault()
        reportDefects(save())
      }}
      className="flex max-h-[min(64vh,34rem)] min-h-0 flex-col max-[820px]:max-h-none"
    >
      <div className="flex min-h-0 flex-col gap-4 overflow-y-auto p-4">
        {view?.unconfirmed?.state === 'refused' && (
          <RefusedReply
            refused={view.unconfirmed}
            onTakeUp={(again) => {
              change(again)
              onDraft(draftOf(view))
            }}
          />
        )}
        {view !== null && !isReadOnly && isOvertaken && (
          <ChangedMeanwhile view={view} onGoOn={() => onDraft(draftOf(view))} />
        )}
        {isReadOnly && <p className="text-faint text-sm">{words.readOnly}</p>}
        <TextField
          label={words.shortcut}
          hint={words.shortcutHint}
          maxLength={40}
          isReadOnly={isReadOnly}
          value={reply.shortcut}
          error={problems.shortcut ?? null}
          onChange={(shortcut) => change({ shortcut })}
        />
        <CannedText
          text={reply.text}
          isReadOnly={isReadOnly}
          error={reply.text.trim() === '' ? problems.text : found.text}
          onChange={(text) => change({ text })}
        />
        <CannedSample reply={reply} />
        {!isReadOnly && (
          <div className="flex flex-col gap-1.5">
            <Choices
              label={words.scope}
              value={reply.scope}
              options={scopes.map((scope) => ({ key: scope, words: canned.scopes[scope] }))}
              onChange={(scope) => change({ scope })}
            />
            <p className="text-faint text-xs">{canned.scopeHints[reply.scope]}</p>
          </div>
        )}
        <TextField
          label={words.area}
          hint={words.areaHint}
          maxLength={60}
          isReadOnly={isReadOnly}
          value={reply.area ?? ''}
          onChange={(area) => change({ area: area === '' ? null : area })}
        />
        <Validity reply={reply} isReadOnly={isReadOnly} error={problems.dates} onChange={change} />
        <Check
          label={words.needsTouch}
          hint={words.needsTouchHint}
          isOn={reply.needsTouch === true}
          isDisabled={isReadOnly}
          onChange={(needsTouch) => change({ needsTouch })}
        />
        {view !== null && (
          <Versions<CannedReply | null>
            ask={() => versionsOf(replyId)}
            standing={`${replyId} ${view.saved?.at} ${view.basedOn}`}
            {...{ words, summaryOf: (earlier) => earlier?.text ?? words.wasRemoved }}
            onRestore={isReadOnly ? null : (earlier) => change({ ...earlier })}
          />
        )}
      </div>
      {!isReadOnly && (
        <SavingFoot
          words={{ undo: texts.documents.undo, save: words.save }}
          said={
            isChanged ? (
              <span className="text-warn">{texts.documents.unsaved}</span>
            ) : (
              saving === 'saved' && <span className="text-good">{words.saved}</span>
            )
          }
          onUndo={isChanged && saving !== 'saving' ? () => setReply(draft.reply) : null}
        >
          {view !== null && (
            <Button tone="quiet" onPress={() => onRemove(draft)}>
              <Trash2 aria-hidden="true" size={15} />
              {words.remove}
            </Button>
          )}
        </SavingFoot>
      )}
    </form>
  )
}

async function versionsOf(replyId: string) {
  const { versions } = await call('list-canned-versions', { replyId })
  return versions.map(({ version, at, by, reply }) => ({ version, saved: { at, by }, body: reply }))
}
