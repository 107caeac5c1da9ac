import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import type { SuggestedReply } from '../../../../shared/ipc/suggestions.ts'
import { BlankText } from '../../../design/BlankText.tsx'
import { Button } from '../../../design/Button.tsx'
import { PointedOption } from '../../../design/PointedOption.tsx'
import { notify } from '../../../state/notices.ts'
import { setSuggestions } from '../../../state/preferences.ts'
import { focusRegion } from '../../../state/regions.ts'
import { useTimeZone } from '../../../state/status.ts'
import { closeSuggestions } from '../../../state/suggestions.ts'
import { useLanguage, useTexts } from '../../../texts/use-texts.ts'
import { dateOf } from '../../../words/day.ts'

type SuggestionsProps = {
  replies: readonly SuggestedReply[]
  onChoose: (text: string) => void
  /** The focus goes back to where one writes. */
  onClose: () => void
}

/** Opened by who writes: the arrows walk, Enter puts the words into the draft, Esc goes back. */
export function Suggestions({ replies, onChoose, onClose }: SuggestionsProps) {
  const { suggestions } = useTexts()
  const [at, setAt] = useState(0)
  const section = useRef<HTMLElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const id = useId()
  const place = Math.min(at, replies.length - 1)
  const active = replies[place]

  useEffect(() => list.current?.focus(), [])
  // However they go, by their key or because the citizen wrote: who stood in them goes on writing.
  useLayoutEffect(() => {
    const shown = section.current
    return () => {
      if (shown?.contains(document.activeElement)) {
        requestAnimationFrame(() => focusRegion('composer-text'))
      }
    }
  }, [])
  useEffect(() => {
    document.getElementById(`${id}-${place}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, place])

  function onKeyDown(event: KeyboardEvent) {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }
    const step = steps[event.key]
    if (step !== undefined && !event.altKey) {
      event.preventDefault()
      setAt((place + step + replies.length) % replies.length)
    } else if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      onClose()
    } else if (event.key === 'Enter' && active) {
      event.preventDefault()
      onChoose(active.text)
    }
  }

  return (
    <section
      ref={section}
      aria-label={suggestions.title}
      className="arrive mt-1 rounded-card border border-line bg-raised"
    >
      <div
        ref={list}
        role="listbox"
        aria-label={suggestions.title}
        aria-activedescendant={`${id}-${place}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
        className="max-h-[min(15rem,32vh)] overflow-y-auto rounded-card p-1 outline-offset-[-2px]"
      >
        {replies.map((reply, index) => (
          <Option
            key={reply.text}
            id={`${id}-${index}`}
            reply={reply}
            isActive={index === place}
            onPoint={() => setAt(index)}
            onChoose={() => onChoose(reply.text)}
          />
        ))}
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-3 border-line border-t px-2.5 py-1 text-faint text-xs">
        <span>{suggestions.where}</span>
        <Button
          size="small"
          onPress={() => {
            setSuggestions(false)
            notify({ kind: 'suggestions-off' })
            closeSuggestions()
            onClose()
          }}
        >
          {suggestions.switchOff}
        </Button>
      </div>
    </section>
  )
}

type OptionProps = {
  id: string
  reply: SuggestedReply
  isActive: boolean
  onPoint: () => void
  onChoose: () => void
}

function Option({ id, reply, isActive, onPoint, onChoose }: OptionProps) {
  const { suggestions } = useTexts()
  const place = { language: useLanguage(), timeZone: useTimeZone() }
  const facts = [
    suggestions.given(reply.times, dateOf(reply.lastAt, place)),
    reply.sameTopic ? suggestions.sameTopic : null,
  ]
  return (
    <PointedOption {...{ id, isActive, onPoint, onChoose }} className="rounded-control px-2 py-1.5">
      <p className="line-clamp-3 whitespace-pre-wrap text-ink text-sm wrap-anywhere">
        <BlankText text={reply.text} />
      </p>
      <p className="text-faint text-xs">{facts.filter((fact) => fact !== null).join(' · ')}</p>
    </PointedOption>
  )
}
