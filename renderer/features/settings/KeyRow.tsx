import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Action } from '../../actions/action.ts'
import { type Chord, chordOf } from '../../actions/chord.ts'
import { type Judgement, judgeChord } from '../../actions/judge-chord.ts'
import { keysOf } from '../../actions/keys-of.ts'
import { Button } from '../../design/Button.tsx'
import { chordWords, KeyCaps } from '../../design/KeyCaps.tsx'
import { setPreference, usePreferences } from '../../state/preferences.ts'
import type { Texts } from '../../texts/pt-br.ts'
import { useTexts } from '../../texts/use-texts.ts'

type Heard = { chord: Chord; judgement: Judgement }

type KeyRowProps = {
  action: Action
  /** For the one place from which a screen reader hears of all rows. */
  onSay: (words: string) => void
}

/** One action's keys: heard while its button has the focus, said when they are somebody else's. */
export function KeyRow({ action, onSay }: KeyRowProps) {
  const texts = useTexts()
  const { settings } = texts
  const own = usePreferences((state) => state.keys)
  const [listening, setListening] = useState(false)
  const [heard, setHeard] = useState<Heard | null>(null)
  const change = useRef<HTMLButtonElement>(null)
  const name = action.name(texts)
  const keys = keysOf(action, own)

  // A key that cannot be had is said while the next one is still listened for.
  const words = heard !== null ? heardWords(heard, texts) : listening ? settings.press : ''
  // Also that nothing is said any more: the same words are then heard again.
  useEffect(() => onSay(words), [words, onSay])

  function keep(chords: readonly Chord[], from: Action | null = null) {
    const taken = from && { [from.id]: keysOf(from, own).filter((key) => !chords.includes(key)) }
    setPreference({ keys: { ...own, ...taken, [action.id]: [...chords] } })
  }

  /** A button that goes with what it did leaves the focus to the one that stays. */
  function clear() {
    change.current?.focus()
    setHeard(null)
    keep([])
  }

  function reset() {
    const { [action.id]: _, ...others } = own
    const back = action.keys?.find((key) => judgeChord(key, action, others).outcome === 'taken')
    if (back !== undefined)
      return setHeard({ chord: back, judgement: judgeChord(back, action, others) })
    change.current?.focus()
    setHeard(null)
    setPreference({ keys: others })
  }

  function onKeyDown(event: KeyboardEvent) {
    if (!listening || event.key === 'Tab') return
    event.preventDefault()
    event.stopPropagation()
    const chord = chordOf(event)
    if (event.key === 'Escape') return setListening(false)
    if (chord === null) return
    const judgement = judgeChord(chord, action, own)
    setHeard({ chord, judgement })
    if (judgement.outcome === 'refused') return
    setListening(false)
    if (judgement.outcome === 'free') keep([chord])
  }

  return (
    <li className="flex flex-col border-line border-b py-1.5 last:border-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="min-w-40 grow text-ink text-sm">{name}</span>
        <span className="flex items-center gap-1 text-faint text-xs">
          {keys.length === 0 && settings.none}
          {keys.map((chord) => (
            <KeyCaps key={chord} chord={chord} />
          ))}
        </span>
        {/* Keys are heard on their way down: the button must not take Enter and Space for itself. */}
        <button
          ref={change}
          type="button"
          aria-label={settings.change(name)}
          aria-pressed={listening}
          onClick={() => {
            setHeard(null)
            setListening(true)
          }}
          onKeyDown={onKeyDown}
          onBlur={() => setListening(false)}
          className="h-7 shrink-0 rounded-control border border-line bg-raised px-2 font-medium text-ink text-xs hover:bg-hover aria-pressed:border-accent aria-pressed:bg-accent-soft"
        >
          {settings.changeShort}
        </button>
        {keys.length > 0 && (
          <Button size="small" tone="quiet" aria-label={settings.clear(name)} onPress={clear}>
            {settings.clearShort}
          </Button>
        )}
        {own[action.id] !== undefined && (
          <Button size="small" tone="quiet" aria-label={settings.reset(name)} onPress={reset}>
            {settings.resetShort}
          </Button>
        )}
      </div>
      {words !== '' && (
        <div className="flex flex-wrap items-center gap-2 text-xs">
          <span className={tones[heard?.judgement.outcome ?? 'listening']}>{words}</span>
          {heard?.judgement.outcome === 'taken' && (
            <TakeOver
              by={heard.judgement.by}
              onTake={(from) => {
                change.current?.focus()
                keep([heard.chord], from)
                setHeard({ chord: heard.chord, judgement: { outcome: 'free' } })
              }}
            />
          )}
        </div>
      )}
    </li>
  )
}

const tones = {
  listening: 'text-accent',
  free: 'text-good',
  taken: 'text-warn',
  refused: 'text-warn',
} as const

function heardWords({ chord, judgement }: Heard, texts: Texts): string {
  const { settings } = texts
  switch (judgement.outcome) {
    case 'free':
      return settings.changed(chordWords(chord))
    case 'taken':
      return settings.taken(chordWords(chord), judgement.by.name(texts))
    case 'refused':
      return settings.whyNot[judgement.why]
  }
}

function TakeOver({ by, onTake }: { by: Action; onTake: (from: Action) => void }) {
  const { settings } = useTexts()
  return (
    <Button size="small" onPress={() => onTake(by)}>
      {settings.takeOver}
    </Button>
  )
}
