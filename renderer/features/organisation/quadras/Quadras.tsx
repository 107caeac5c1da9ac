import type { Quadra } from '../../../../shared/domain/places/quadra.ts'
import { quadraProblem } from '../../../../shared/domain/places/quadra-list.ts'
import { aliasesIn } from '../../../../shared/domain/places/read-quadras.ts'
import type { DocumentViewOf } from '../../../../shared/ipc/documents.ts'
import type { Texts } from '../../../texts/pt-br.ts'
import { useTexts } from '../../../texts/use-texts.ts'
import { quadraChangesWords, quadraProblemWords } from '../../../words/quadras.ts'
import { DocumentEditor } from '../DocumentEditor.tsx'
import { PasteList } from './PasteList.tsx'
import { QuadraRows } from './QuadraRows.tsx'
import { TryOut } from './TryOut.tsx'

/** The gazetteer by which citizens' words are recognised. */
export function Quadras({ view }: { view: DocumentViewOf<'quadras'> }) {
  const texts = useTexts()
  return (
    <DocumentEditor
      view={view}
      title={texts.quadras.title}
      empty={[]}
      problemOf={(quadras) => problemOf(quadras.map(tidy), texts)}
      tidy={(quadras) => quadras.map(tidy)}
      restored={(earlier) => earlier}
      summaryOf={(quadras, before) => quadraChangesWords(before, quadras, texts)}
    >
      {(part) => (
        <>
          <TryOut quadras={part.body.map(tidy)} />
          <QuadraRows {...part} />
          {!part.isReadOnly && <PasteList {...part} />}
        </>
      )}
    </DocumentEditor>
  )
}

function tidy({ name, aliases, region }: Quadra): Quadra {
  return {
    name: name.trim(),
    aliases: aliasesIn(aliases.join(',')),
    region: region?.trim() || null,
  }
}

/** A sentence of its own: it stands beside the button. */
function problemOf(quadras: readonly Quadra[], texts: Texts): string | null {
  const problem = quadraProblem(quadras)
  if (problem === null) return null
  if (problem.why === 'nameless') return texts.documents.nameMissing
  const words = quadraProblemWords(problem, texts)
  return words.charAt(0).toUpperCase() + words.slice(1)
}
