import { useMemo, useState } from 'react'
import { createGazetteer, type Quadra } from '../../../../shared/domain/places/quadra.ts'
import { TextField } from '../../../design/TextField.tsx'
import { useTexts } from '../../../texts/use-texts.ts'

/** What the list, as it stands here, makes of a citizen's words. */
export function TryOut({ quadras }: { quadras: readonly Quadra[] }) {
  const { quadras: words } = useTexts()
  const [text, setText] = useState('')
  const list = JSON.stringify(quadras)
  const gazetteer = useMemo(() => createGazetteer(JSON.parse(list) as Quadra[]), [list])
  const found = text.trim() === '' ? null : gazetteer.recognise(text)
  return (
    <div className="flex flex-col gap-1">
      <TextField
        label={words.tryOut}
        hint={words.tryHint}
        maxLength={200}
        value={text}
        onChange={setText}
        // Here it asks for nothing, and must not save what stands below.
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      />
      <p role="status" className="min-h-5 text-sm wrap-anywhere">
        {found !== null && (
          <span className="text-good">
            {words.recognised(found.quadra.name, found.quadra.region)}
            {found.rest !== '' && <span className="text-soft"> · {words.rest(found.rest)}</span>}
          </span>
        )}
        {found === null && text.trim() !== '' && <span className="text-soft">{words.unknown}</span>}
      </p>
    </div>
  )
}
