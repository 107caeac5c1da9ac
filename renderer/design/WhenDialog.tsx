import { useId, useState } from 'react'
import { momentOn } from '../../shared/domain/schedule/schedule-moments.ts'
import type { Texts } from '../texts/pt-br.ts'
import { useLanguage, useTexts } from '../texts/use-texts.ts'
import { comingMoment } from '../words/coming.ts'
import { dayWords } from '../words/moment.ts'
import { Button } from './Button.tsx'
import { Choice } from './Choice.tsx'
import { Choices } from './Choices.tsx'
import { Dialog } from './Dialog.tsx'
import { Time } from './Time.tsx'

type WhenDialogProps = {
  title: string
  lead?: string
  /** What the button says. */
  action: string
  /** Moments at one touch, in their order. */
  quick: readonly { readonly key: string; readonly at: number; readonly words: string }[]
  /** How many days there are to choose from, today among them. */
  days: number
  now: number
  timeZone: string
  /** Why it cannot be that moment, as a sentence; null where it can. */
  problemOf: (at: number) => string | null
  /** What she should know of it. */
  warningOf?: (at: number) => string | null
  onChoose: (at: number) => void
  onClose: () => void
}

const OTHER = 'other'

/** Asks for a moment to come: one of a few, or a day and a time. */
export function WhenDialog(props: WhenDialogProps) {
  const { title, lead, action, quick, now, problemOf, warningOf, onChoose, onClose } = props
  const texts = useTexts()
  const place = { language: useLanguage(), timeZone: props.timeZone }
  const id = useId()
  const [key, setKey] = useState(quick[0]?.key ?? OTHER)
  const [day, setDay] = useState(0)
  const [time, setTime] = useState('')
  const chosen = quick.find((moment) => moment.key === key)
  const at = chosen?.at ?? (time === '' ? null : momentOn(now, day, time, props.timeZone))
  const problem = at === null ? null : problemOf(at)
  const warning = at === null || problem !== null ? null : (warningOf?.(at) ?? null)
  const mayGo = at !== null && problem === null

  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="flex min-h-0 flex-col gap-3 overflow-y-auto px-5 pt-1 pb-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (mayGo) onChoose(at)
        }}
      >
        {lead && <p className="text-soft text-sm">{lead}</p>}
        <Choices
          label={texts.when.label}
          value={key}
          options={[
            ...quick.map((moment) => ({
              key: moment.key,
              words: `${moment.words} · ${comingMoment(moment.at, now, texts, place)}`,
            })),
            { key: OTHER, words: texts.when.other },
          ]}
          onChange={setKey}
          autoFocus
        />
        {key === OTHER && (
          <div className="flex flex-wrap items-center gap-3">
            <Choice
              label={texts.when.day}
              value={String(day)}
              options={dayOptions(props, texts, place)}
              onChange={(chosenDay) => setDay(Number(chosenDay))}
            />
            <Time
              label={texts.when.time}
              value={time}
              problemId={problem === null ? null : id}
              onChange={setTime}
            />
          </div>
        )}
        <p
          id={id}
          aria-live="polite"
          className={`min-h-5 text-sm ${problem === null ? 'text-warn' : 'text-bad'}`}
        >
          {problem ?? warning}
        </p>
        <div className="flex justify-end gap-2">
          <Button onPress={onClose}>{texts.cancel}</Button>
          <Button tone="primary" type="submit" isDisabled={!mayGo}>
            {action}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function dayOptions(
  { days, now, timeZone }: WhenDialogProps,
  texts: Texts,
  place: { language: string; timeZone: string },
) {
  return Array.from({ length: days }, (_, ahead) => {
    const words =
      ahead === 1
        ? texts.when.tomorrowAlone
        : dayWords(momentOn(now, ahead, '12:00', timeZone), now, texts, place)
    return [String(ahead), words] as const
  })
}
