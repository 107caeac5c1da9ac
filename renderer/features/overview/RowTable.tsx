import type { QueueRow } from '../../../shared/ipc/queue.ts'
import { useNow } from '../../state/clock.ts'
import { useOpeningHours } from '../../state/opening-hours.ts'
import { useTimeZone } from '../../state/status.ts'
import { useLanguage, useTexts } from '../../texts/use-texts.ts'
import { outlookMark, waitWords } from '../../words/outlook.ts'
import { RowMenu } from './RowMenu.tsx'

export type RowsProps = {
  /** May reassign, return to the queue and leave notes. */
  mayAct: boolean
  onOpen: (conversationId: string) => void
  /** A note is to be left. */
  onNote: (row: QueueRow, name: string) => void
  /** What was done, as a sentence. */
  onSaid: (words: string) => void
}

type RowTableProps = RowsProps & { caption: string; all: readonly QueueRow[] }

/** Attendances, the most urgent first: since when each waits, and what her window allows. */
export function RowTable({ caption, all, ...rows }: RowTableProps) {
  const { overview: words } = useTexts()
  return (
    <div className="overflow-x-auto rounded-card border border-line">
      <table className="w-full text-left text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead className="text-faint text-xs">
          <tr>
            <th scope="col" className="px-3 py-1.5 font-medium">
              {words.citizen}
            </th>
            <th scope="col" className="px-3 py-1.5 font-medium">
              {words.wait}
            </th>
            <th scope="col" className="px-3 py-1.5 font-medium">
              {words.window}
            </th>
            <td />
          </tr>
        </thead>
        <tbody className="divide-y divide-line border-line border-t">
          {all.map((row) => (
            <Row key={row.conversationId} row={row} {...rows} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ row, ...rows }: RowsProps & { row: QueueRow }) {
  const texts = useTexts()
  const now = useNow()
  const hours = useOpeningHours()
  const place = { language: useLanguage(), timeZone: useTimeZone() }
  const name = row.citizenName ?? texts.unnamedCitizen
  const waits = row.waitingSince !== null
  const window = outlookMark(row.windowClosesAt, now, waits ? hours : null, texts, place)
  return (
    <tr>
      <th scope="row" className="max-w-0 min-w-36 px-3 py-1.5 font-medium">
        <button
          type="button"
          onClick={() => rows.onOpen(row.conversationId)}
          title={name}
          className="block min-h-6 max-w-full truncate rounded-xs text-left text-ink hover:underline"
        >
          {name}
        </button>
        <span className="block truncate font-normal text-faint text-xs">
          {texts.queue.protocol(row.protocol)}
        </span>
      </th>
      <td className="whitespace-nowrap px-3 py-1.5 text-soft">
        {row.waitingSince === null
          ? texts.overview.answered
          : waitWords(row.waitingSince, now, hours, texts).words}
      </td>
      <td
        className={`px-3 py-1.5 ${window === null ? 'text-faint' : window.urgent ? 'text-bad' : 'text-warn'}`}
      >
        {window?.words ?? texts.overview.noHurry}
      </td>
      <td className="w-10 px-1 py-1">
        <RowMenu row={row} name={name} {...rows} />
      </td>
    </tr>
  )
}
