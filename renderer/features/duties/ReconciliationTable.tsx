import type { ReconciledDay, Reconciliation } from '../../../shared/duties/reconciliation.ts'
import { usePreferences } from '../../state/preferences.ts'
import type { Texts } from '../../texts/pt-br.ts'
import { useTexts } from '../../texts/use-texts.ts'

type Column = {
  name: keyof Texts['duties']['reconciliation']['columns']
  read: (day: ReconciledDay) => number
  /** Somebody has to look after what is counted here. */
  isTrouble?: true
}

export const arrivedColumns: readonly Column[] = [
  { name: 'received', read: ({ webhooks }) => webhooks.received },
  { name: 'waiting', read: ({ webhooks }) => webhooks.waiting },
  { name: 'messages', read: ({ items }) => items.messages },
  { name: 'statuses', read: ({ items }) => items.statuses },
  { name: 'nothingNew', read: ({ items }) => items.nothingNew },
  { name: 'otherField', read: ({ items }) => items.otherField },
  { name: 'quarantined', read: ({ items }) => items.quarantined, isTrouble: true },
  { name: 'discarded', read: ({ items }) => items.discarded },
]

const columnsOf = (kind: 'replies' | 'reactions'): readonly Column[] => [
  { name: 'written', read: (day) => day[kind].written },
  { name: 'queued', read: (day) => day[kind].waiting },
  { name: 'attempted', read: (day) => day[kind].attempted },
  { name: 'accepted', read: (day) => day[kind].accepted },
  { name: 'unknown', read: (day) => day[kind].unknown, isTrouble: true },
  { name: 'failed', read: (day) => day[kind].failed, isTrouble: true },
]

export const leftColumns = columnsOf('replies')
export const reactedColumns = columnsOf('reactions')

type TableProps = {
  caption: string
  columns: readonly Column[]
  /** Its columns stand below those of another table that counts the same. */
  isAligned?: true
  found: Pick<Reconciliation, 'total' | 'days'>
}

/** All days together, then a row for each on which there was anything. */
export function ReconciliationTable({ caption, columns, isAligned, found }: TableProps) {
  const { reconciliation: words } = useTexts().duties
  const hasAny = (day: ReconciledDay) => columns.some(({ read }) => read(day) > 0)
  return (
    <div className="overflow-x-auto">
      <table
        className={`w-full border-collapse text-sm tabular-nums ${isAligned ? 'min-w-[36rem] table-fixed' : ''}`}
      >
        <caption className="pb-1.5 text-left font-semibold text-ink">{caption}</caption>
        <thead>
          <tr className="border-line border-b text-faint text-xs">
            <th scope="col" className="py-1.5 pr-3 pl-1 text-left font-medium">
              {words.day}
            </th>
            {columns.map(({ name }) => (
              <th key={name} scope="col" className="px-2 py-1.5 text-right font-medium">
                {words.columns[name]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[found.total, ...found.days.filter(hasAny)].map((day) => (
            <Row key={day.day} day={day} columns={columns} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ day, columns }: { day: ReconciledDay; columns: readonly Column[] }) {
  const { reconciliation: words } = useTexts().duties
  const language = usePreferences((state) => state.language)
  const isTotal = day.day === null
  return (
    <tr className={`border-line border-b last:border-0 ${isTotal ? 'bg-hover' : ''}`}>
      <th scope="row" className="whitespace-nowrap py-1.5 pr-3 pl-1 text-left font-medium text-ink">
        {day.day === null ? words.total : dateWords(day.day, language)}
      </th>
      {columns.map(({ name, read, isTrouble }) => (
        <td key={name} className={`px-2 py-1.5 text-right ${tone(read(day), isTrouble)}`}>
          {read(day).toLocaleString(language)}
        </td>
      ))}
    </tr>
  )
}

function tone(count: number, isTrouble = false): string {
  if (count === 0) return 'text-faint'
  return isTrouble ? 'font-semibold text-warn' : 'text-ink'
}

/** The calendar day itself, whatever zone this PC is in. */
function dateWords(day: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'short', timeZone: 'UTC' }).format(
    Date.parse(day),
  )
}
