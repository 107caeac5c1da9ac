import { type ReactNode, useEffect, useState } from 'react'
import type { Refusal } from '../../shared/commands.ts'
import { useAgentName } from '../state/agents.ts'
import { reportDefects } from '../state/notices.ts'
import { keepWork, unsavedWork } from '../state/unsaved-work.ts'
import { useTexts } from '../texts/use-texts.ts'
import { refusalWords } from '../words/refusal.ts'
import { CloseOverlay, ClosingFoot } from './ClosingFoot.tsx'
import { Overtaken } from './Overtaken.tsx'
import { RefusedChange } from './RefusedChange.tsx'
import { roomInAll } from './room.ts'
import { SavingFoot } from './SavingFoot.tsx'

/** What all of the organisation share, as it stands now, with what its writer may do. */
export type Shared<Body> = {
  readonly body: Body
  /** What a change is based on: the command that made it as it stands; null for none. */
  readonly basedOn: string | null
  readonly mayEdit: boolean
  readonly unconfirmed:
    | { readonly state: 'waiting' }
    | {
        readonly state: 'refused'
        readonly commandId: string
        readonly refusal: Refusal
        readonly body: Body
      }
    | null
}

export type Part<Body> = {
  readonly body: Body
  /** As it was before its writer. */
  readonly saved: Body
  readonly isReadOnly: boolean
  readonly onChange: (body: Body) => void
}

type Words = Record<
  | ('readOnly' | 'save' | 'saved' | 'undo' | 'unsaved' | 'waits')
  | ('takeUp' | 'putAway' | 'overtaken' | 'seeTheirs' | 'keepMine'),
  string
> & { readonly refused: (why: string) => string }

type Draft<Body> = { readonly body: Body; readonly basedOn: string | null }

type SharedFormProps<Body> = {
  /** By which what is not saved is found again when it is opened anew. */
  name: string
  shared: Shared<Body>
  title: string
  words: Words
  /** What keeps it from being saved, as a sentence; null for nothing. */
  problemOf: (body: Body) => string | null
  /** Without what nobody means: blanks at the ends of words. */
  tidy: (body: Body) => Body
  /** @returns what the next change is based on; null where it was not saved. */
  onSave: (body: Body, basedOn: string | null) => Promise<string | null>
  onForget: (commandId: string) => Promise<unknown>
  children: (part: Part<Body>) => ReactNode
}

/** Changed in place, and saved as a whole over what was read: never over another's change unseen. */
export function SharedForm<Body>(props: SharedFormProps<Body>) {
  const { name, shared, title, words, problemOf, tidy, onSave, onForget, children } = props
  const { unconfirmed } = shared
  const [draft, setDraft] = useState(
    () => unsavedWork<Draft<Body>>(name) ?? { body: shared.body, basedOn: shared.basedOn },
  )
  const [saving, setSaving] = useState<'idle' | 'saving' | 'saved'>('idle')
  /** It complains once somebody has tried to save it. */
  const [tried, setTried] = useState(false)
  const isChanged = JSON.stringify(tidy(draft.body)) !== JSON.stringify(tidy(shared.body))
  const isOvertaken = saving !== 'saving' && shared.basedOn !== draft.basedOn
  const seeTheirs = () => setDraft({ body: shared.body, basedOn: shared.basedOn })
  // Nobody is asked about what she has not changed, or not since she saved it.
  if (isOvertaken && (saving === 'saved' || !isChanged)) {
    seeTheirs()
    setSaving('idle')
  }
  const room = roomInAll(tidy(draft.body), useTexts())
  const problem = problemOf(draft.body) ?? (room?.isFull ? room.words : null)
  useEffect(() => keepWork(name, isChanged ? draft : null), [name, isChanged, draft])

  function change(body: Body) {
    setDraft({ ...draft, body })
    setSaving('idle')
  }

  async function save() {
    setTried(true)
    if (problem !== null || saving === 'saving') return
    setSaving('saving')
    const body = tidy(draft.body)
    const basedOn = await onSave(body, draft.basedOn)
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
          <Refused
            {...{ words, refusal: unconfirmed.refusal }}
            onTakeUp={() => setDraft({ body: unconfirmed.body, basedOn: shared.basedOn })}
            onPutAway={() => reportDefects(onForget(unconfirmed.commandId))}
          />
        )}
        {isOvertaken && isChanged && (
          <Overtaken
            words={words}
            onSeeTheirs={seeTheirs}
            onKeepMine={() => setDraft({ ...draft, basedOn: shared.basedOn })}
          />
        )}
        {!shared.mayEdit && <p className="text-faint text-sm">{words.readOnly}</p>}
        {children({
          ...{ body: draft.body, saved: shared.body, isReadOnly: !shared.mayEdit },
          onChange: change,
        })}
      </div>
      {shared.mayEdit ? (
        <SavingFoot
          words={words}
          closing={<CloseOverlay />}
          said={
            problem !== null && (tried || room?.isFull) ? (
              <span className="text-bad">{problem}</span>
            ) : (
              <Standing
                {...{ words, saving, isChanged }}
                nearlyFull={isChanged ? (room?.words ?? null) : null}
                isWaiting={unconfirmed?.state === 'waiting'}
              />
            )
          }
          onUndo={isChanged && saving !== 'saving' ? seeTheirs : null}
        />
      ) : (
        <ClosingFoot />
      )}
    </form>
  )
}

type RefusedProps = {
  words: Words
  refusal: Refusal
  onTakeUp: () => void
  onPutAway: () => void
}

/** Why a change was not accepted: it can be taken up over what stands now. */
function Refused({ words, refusal, onTakeUp, onPutAway }: RefusedProps) {
  const why = refusalWords(refusal, useTexts(), useAgentName())
  return <RefusedChange {...{ words, onTakeUp, onPutAway }} why={words.refused(why)} />
}

type StandingProps = {
  words: Words
  saving: 'idle' | 'saving' | 'saved'
  isChanged: boolean
  isWaiting: boolean
  /** That it takes little more; null while there is room. */
  nearlyFull: string | null
}

function Standing({ words, saving, isChanged, isWaiting, nearlyFull }: StandingProps) {
  if (nearlyFull !== null)
    return <span className="text-warn">{`${words.unsaved} ${nearlyFull}`}</span>
  if (isChanged) return <span className="text-warn">{words.unsaved}</span>
  if (isWaiting) return <span className="text-soft">{words.waits}</span>
  return saving === 'saved' ? <span className="text-good">{words.saved}</span> : null
}
