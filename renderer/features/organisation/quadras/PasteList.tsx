import { useState } from 'react'
import type { Quadra } from '../../../../shared/domain/places/quadra.ts'
import { quadraChanges } from '../../../../shared/domain/places/quadra-list.ts'
import { readQuadras, type WrongLine } from '../../../../shared/domain/places/read-quadras.ts'
import { Button } from '../../../design/Button.tsx'
import type { Part } from '../../../design/SharedForm.tsx'
import { useTexts } from '../../../texts/use-texts.ts'
import { quadraProblemWords } from '../../../words/quadras.ts'

/** So many wrong lines are named; one mends the first ones, and pastes again. */
const MOST_NAMED = 20
const MOST_LETTERS = 200_000

type Outcome = { readonly said: string; readonly wrong: readonly WrongLine[] }

/** A list that people have already is put into this one, or in its place; what it made is said. */
export function PasteList({ body, onChange }: Part<readonly Quadra[]>) {
  const { quadras: words } = useTexts()
  const [text, setText] = useState('')
  const [outcome, setOutcome] = useState<Outcome | null>(null)

  function take(standing: readonly Quadra[]) {
    const { quadras, wrong } = readQuadras(text, standing)
    // Nothing could be read: what stands is not thrown away for it.
    const taken = quadras.length === 0 ? body : quadras
    const { added, changed, removed } = quadraChanges(body, taken)
    const said = words.read(
      words.added(added.length),
      words.changed(changed.length),
      words.removed(removed.length),
    )
    if (said !== '') onChange(taken)
    // What is left to mend stays, and is counted as it stands there then.
    const lines = text.split(/\r?\n/)
    setText(wrong.map(({ line }) => lines[line - 1]).join('\n'))
    setOutcome({
      said: said || (wrong.length === 0 ? words.nothingNew : ''),
      wrong: wrong.map(({ problem }, at) => ({ line: at + 1, problem })),
    })
  }

  const isEmpty = text.trim() === ''
  return (
    <details className="shrink-0 rounded-card border border-line">
      <summary className="cursor-pointer px-3 py-2 font-medium text-ink text-sm">
        {words.paste}
      </summary>
      <div className="flex flex-col gap-2 border-line border-t p-3">
        <label className="flex flex-col gap-1.5 font-medium text-ink text-sm">
          {words.pasteLabel}
          <textarea
            rows={5}
            maxLength={MOST_LETTERS}
            spellCheck={false}
            value={text}
            placeholder={words.pasteExample}
            onChange={(event) => setText(event.target.value)}
            className="w-full rounded-control border border-line-strong bg-surface p-2 font-normal text-base text-ink placeholder:text-faint focus:border-accent"
          />
        </label>
        <p className="text-faint text-xs">{words.pasteHint}</p>
        <div className="flex flex-wrap gap-2">
          <Button isDisabled={isEmpty} onPress={() => take(body)}>
            {words.merge}
          </Button>
          <Button isDisabled={isEmpty} onPress={() => take([])}>
            {words.replace}
          </Button>
        </div>
        <div role="status">{outcome && <Told outcome={outcome} />}</div>
      </div>
    </details>
  )
}

function Told({ outcome: { said, wrong } }: { outcome: Outcome }) {
  const texts = useTexts()
  const words = texts.quadras
  const more = wrong.length - MOST_NAMED
  return (
    <>
      <p className="text-good text-sm">{said}</p>
      {wrong.length > 0 && (
        <p className="pt-1 text-bad text-sm">{words.wrongLines(wrong.length)}</p>
      )}
      <ul className="text-ink text-sm">
        {wrong.slice(0, MOST_NAMED).map(({ line, problem }) => (
          <li key={line} className="wrap-anywhere">
            {words.wrongLine(line, quadraProblemWords(problem, texts))}
          </li>
        ))}
      </ul>
      {more > 0 && <p className="text-soft text-sm">{words.moreWrong(more)}</p>}
    </>
  )
}
