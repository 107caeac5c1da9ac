import {
  type Area,
  MOST_AREAS,
  MOST_DAYS,
  USUAL_DAYS,
} from '../../../shared/domain/areas/area-list.ts'
import { repeatedName } from '../../../shared/domain/office/list-names.ts'
import { withLeftOut } from '../../../shared/domain/office/save-whole.ts'
import type { DocumentViewOf } from '../../../shared/ipc/documents.ts'
import { ListField } from '../../design/ListField.tsx'
import { ListForm } from '../../design/ListForm.tsx'
import { tooManyLines } from '../../design/room.ts'
import type { Texts } from '../../texts/pt-br.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { DocumentEditor } from './DocumentEditor.tsx'

const idOf = ({ areaId }: Area) => areaId

/** Whom in the organisation it asks. */
export function Areas({ view }: { view: DocumentViewOf<'areas'> }) {
  const texts = useTexts()
  const words = texts.areas
  return (
    <DocumentEditor
      view={view}
      title={words.title}
      empty={[]}
      problemOf={(areas) => problemOf(areas, texts)}
      tidy={(areas) => areas.map(tidy)}
      restored={(earlier, now) => withLeftOut(now, earlier, idOf)}
      summaryOf={(areas) =>
        areas
          .filter(({ isRetired }) => !isRetired)
          .map(({ name, days }) => `${name} (${days})`)
          .join(' · ')
      }
    >
      {(part) => (
        <ListForm
          {...part}
          idOf={idOf}
          make={newArea}
          most={MOST_AREAS}
          words={words}
          fields={(area, name, place, change) => (
            <AreaFields {...{ area, name, place, change }} isReadOnly={part.isReadOnly} />
          )}
        />
      )}
    </DocumentEditor>
  )
}

type AreaFieldsProps = {
  area: Area
  name: string
  place: number
  isReadOnly: boolean
  change: (part: Partial<Area>) => void
}

function AreaFields({ area, name, place, isReadOnly, change }: AreaFieldsProps) {
  const { areas: words } = useTexts()
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <ListField
          {...{ label: words.nameOf(place), placeholder: words.name, most: 120, isReadOnly }}
          value={area.name}
          className="grow basis-52 font-medium"
          onChange={(changed) => change({ name: changed })}
        />
        <span className="flex items-center gap-1.5 text-faint text-xs">
          <ListField
            {...{ label: words.daysOf(name), placeholder: '', most: 3, isReadOnly }}
            isNumber
            // NaN is a field that stands empty.
            value={Number.isNaN(area.days) ? '' : String(area.days)}
            className="w-16 text-right tabular-nums"
            onChange={(typed) => change({ days: daysIn(typed) })}
          />
          {words.daysUnit}
        </span>
      </div>
      <div className="flex flex-wrap gap-2">
        <ListField
          {...{ label: words.aboutOf(name), placeholder: words.about, most: 300, isReadOnly }}
          value={area.about}
          className="grow-2 basis-60"
          onChange={(about) => change({ about })}
        />
        <ListField
          {...{ label: words.contactOf(name), placeholder: words.contact, most: 120, isReadOnly }}
          value={area.contact}
          className="grow basis-52"
          onChange={(contact) => change({ contact })}
        />
      </div>
    </>
  )
}

function newArea(): Area {
  return {
    ...{ areaId: crypto.randomUUID(), name: '', about: '', contact: '' },
    ...{ days: USUAL_DAYS, isRetired: false },
  }
}

function daysIn(typed: string): number {
  return Number.parseInt(typed.replaceAll(/\D/g, ''), 10)
}

function tidy(area: Area): Area {
  const { name, about, contact } = area
  return { ...area, name: name.trim(), about: about.trim(), contact: contact.trim() }
}

function problemOf(areas: readonly Area[], texts: Texts): string | null {
  const { areas: words, documents } = texts
  const inUse = areas.filter(({ isRetired }) => !isRetired)
  if (inUse.some(({ name }) => name.trim() === '')) return documents.nameMissing
  const repeated = repeatedName(areas)
  if (repeated !== null) return documents.repeated(repeated)
  const wrong = areas.find(({ days }) => !(days >= 1 && days <= MOST_DAYS))
  return wrong
    ? words.daysWrong(wrong.name, MOST_DAYS)
    : tooManyLines(areas.length, MOST_AREAS, texts)
}
