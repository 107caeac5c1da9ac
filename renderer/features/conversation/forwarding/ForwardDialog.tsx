import { useEffect, useId, useRef } from 'react'
import { type Area, MOST_DAYS } from '../../../../shared/domain/areas/area-list.ts'
import { endOfOpenDays } from '../../../../shared/domain/hours/open-days.ts'
import { plainText } from '../../../../shared/domain/plain-text.ts'
import type { ConversationView } from '../../../../shared/ipc/conversation.ts'
import { Button } from '../../../design/Button.tsx'
import { Dialog } from '../../../design/Dialog.tsx'
import { useNow } from '../../../state/clock.ts'
import { useDocument } from '../../../state/documents.ts'
import {
  changeForwardingDraft,
  closeForwarding,
  type ForwardingDraft,
  forward,
  useForwardingDraft,
} from '../../../state/forwarding.ts'
import { reportDefects } from '../../../state/notices.ts'
import { useOpeningHours } from '../../../state/opening-hours.ts'
import { useTimeZone } from '../../../state/status.ts'
import { useTopics } from '../../../state/topics.ts'
import { useLanguage, useTexts } from '../../../texts/use-texts.ts'
import { fullDay } from '../../../words/moment.ts'
import { InternalWords } from './InternalWords.tsx'

/** Asks an area: which, what, and by when. */
export function ForwardDialog({ view }: { view: ConversationView }) {
  const texts = useTexts()
  const words = texts.forwarding
  const { conversationId } = view
  const areas = (useDocument('areas').view?.body ?? []).filter(({ isRetired }) => !isRetired)
  const draft = useForwardingDraft('forward', conversationId)
  const usual = useAreaOfTopic(view, areas)
  const area = areas.find(({ areaId }) => areaId === draft.areaId) ?? usual
  const typed = draft.days ?? (area === null ? '' : String(area.days))
  const days = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : 0
  const due = useDue(days)
  const isReady = area !== null && due.at !== null && draft.text.trim() !== ''
  const change = (part: Partial<ForwardingDraft>) =>
    changeForwardingDraft('forward', conversationId, part)

  return (
    <Dialog title={words.title(view.citizenName ?? texts.unnamedCitizen)} onClose={closeForwarding}>
      <form
        className="flex min-h-0 flex-col"
        onSubmit={(event) => {
          event.preventDefault()
          if (!isReady) return
          const question = draft.text.trim()
          reportDefects(forward(view, { areaId: area.areaId, days, question }))
        }}
      >
        <div className="flex min-h-0 flex-col gap-4 overflow-y-auto px-5 pt-1 pb-2">
          {areas.length === 0 && <p className="text-soft text-sm">{words.none}</p>}
          {/* Each area has its own time: what was typed for another is no wish for this one. */}
          <AreaChoice
            area={area}
            areas={areas}
            onChange={(areaId) => change({ areaId, days: null })}
          />
          <InternalWords
            label={words.question}
            hint={words.questionHint}
            value={draft.text}
            onChange={(text) => change({ text })}
          />
          <Days
            typed={typed}
            error={due.error}
            due={due.words}
            onChange={(days) => change({ days })}
          />
        </div>
        <div className="flex flex-wrap justify-end gap-2 p-5 short:p-3">
          <Button tone="quiet" onPress={closeForwarding}>
            {texts.cancel}
          </Button>
          <Button tone="primary" type="submit" isDisabled={!isReady}>
            {words.confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** The list of topics says which area answers for each: it is chosen already. */
function useAreaOfTopic({ topic }: ConversationView, areas: readonly Area[]): Area | null {
  const { list } = useTopics()
  const named = list?.topics.find(({ topicId }) => topicId === topic?.topicId)?.area ?? null
  if (named === null) return null
  return areas.find(({ name }) => plainText(name) === plainText(named)) ?? null
}

/** By when, as the relay will count it if it hears now. */
function useDue(days: number): { at: number | null; words: string | null; error: string | null } {
  const { forwarding: words } = useTexts()
  const place = { language: useLanguage(), timeZone: useTimeZone() }
  const hours = useOpeningHours()
  const now = useNow()
  if (days < 1 || days > MOST_DAYS) {
    return { at: null, words: null, error: words.daysWrong(MOST_DAYS) }
  }
  const at = endOfOpenDays(hours, place.timeZone, now, days)
  if (at === null) return { at, words: null, error: words.noDays }
  return { at, words: words.due(days, fullDay(at, place)), error: null }
}

type AreaChoiceProps = {
  area: Area | null
  areas: readonly Area[]
  onChange: (areaId: string) => void
}

function AreaChoice({ area, areas, onChange }: AreaChoiceProps) {
  const { forwarding: words } = useTexts()
  const id = useId()
  const field = useRef<HTMLSelectElement>(null)
  // The dialog opens because somebody asked for it.
  useEffect(() => field.current?.focus(), [])
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-medium text-ink text-sm">
        {words.area}
      </label>
      <select
        id={id}
        ref={field}
        aria-describedby={`${id}-about`}
        value={area?.areaId ?? ''}
        onChange={(event) => onChange(event.target.value)}
        className="h-10 w-full rounded-control border border-line-strong bg-surface px-2 text-base text-ink"
      >
        <option value="" disabled>
          {words.chooseArea}
        </option>
        {areas.map(({ areaId, name }) => (
          <option key={areaId} value={areaId}>
            {name}
          </option>
        ))}
      </select>
      <p id={`${id}-about`} className="text-faint text-xs wrap-anywhere empty:hidden">
        {[area?.about, area?.contact && words.contact(area.contact)].filter(Boolean).join(' · ')}
      </p>
    </div>
  )
}

type DaysProps = {
  typed: string
  error: string | null
  due: string | null
  onChange: (typed: string) => void
}

function Days({ typed, error, due, onChange }: DaysProps) {
  const { forwarding: words } = useTexts()
  const id = useId()
  const isWrong = error !== null && typed !== ''
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
      <label htmlFor={id} className="font-medium text-ink text-sm">
        {words.days}
      </label>
      <input
        id={id}
        inputMode="numeric"
        maxLength={3}
        aria-invalid={isWrong}
        aria-describedby={`${id}-due`}
        value={typed}
        onChange={(event) => onChange(event.target.value)}
        className="h-9 w-16 rounded-control border border-line-strong bg-surface px-3 text-right text-base text-ink tabular-nums hover:border-soft focus:border-accent aria-invalid:border-bad"
      />
      <p
        id={`${id}-due`}
        role="status"
        className={`basis-full text-sm empty:sr-only ${isWrong ? 'text-bad' : 'text-soft'}`}
      >
        {isWrong ? error : due}
      </p>
    </div>
  )
}
