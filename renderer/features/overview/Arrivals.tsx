import { ChevronLeft, ChevronRight } from 'lucide-react'
import { Temporal } from 'temporal-polyfill'
import type { ArrivalHour, OverviewView } from '../../../shared/ipc/overview.ts'
import { Button, IconButton } from '../../design/Button.tsx'
import { showArrivals } from '../../state/overview.ts'
import { useStatus } from '../../state/status.ts'
import { useLanguage, useTexts } from '../../texts/use-texts.ts'
import { dateWords } from '../../words/hours.ts'

/** When citizens come: a plot for who sees it, and the same as a table for everybody. */
export function Arrivals({ arrivals }: { arrivals: OverviewView['arrivals'] }) {
  const { overview: words } = useTexts()
  const language = useLanguage()
  const isComing = useStatus(({ status }) => status?.sync.history != null)
  const { day, isToday, hours, total } = arrivals
  const told = hours.filter(({ count, open }) => count > 0 || open)
  const go = (days: number) => showArrivals(Temporal.PlainDate.from(day).add({ days }).toString())
  return (
    <section aria-label={words.arrivals} className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="grow font-semibold text-base text-ink">
          {words.arrivals}{' '}
          <span className="font-normal text-faint text-sm">
            {isToday ? words.today : dateWords(day, language)} · {words.total(total)}
          </span>
        </h3>
        <IconButton label={words.before} onPress={() => go(-1)}>
          <ChevronLeft aria-hidden="true" size={16} />
        </IconButton>
        <Button size="small" isDisabled={isToday} onPress={() => showArrivals(null)}>
          {words.today}
        </Button>
        <IconButton label={words.after} isDisabled={isToday} onPress={() => go(1)}>
          <ChevronRight aria-hidden="true" size={16} />
        </IconButton>
      </div>
      <p className="text-faint text-xs">{isComing ? words.historyComing : words.arrivalsHint}</p>
      <div className="grid grid-cols-[minmax(0,3fr)_minmax(13rem,1fr)] items-start gap-5 max-[820px]:grid-cols-1">
        <Plot hours={hours} />
        {told.length === 0 ? (
          <p className="text-faint text-sm">{words.noArrivals}</p>
        ) : (
          <Table hours={told} caption={words.arrivalsOf(dateWords(day, language))} />
        )}
      </div>
    </section>
  )
}

const HEIGHT = 120

/** Bars; a dotted ground says in which hours the desk is closed. */
function Plot({ hours }: { hours: readonly ArrivalHour[] }) {
  const { overview: words } = useTexts()
  const most = Math.max(1, ...hours.map(({ count }) => count))
  return (
    <div aria-hidden="true" className="flex items-end gap-px border-line border-b">
      {hours.map(({ hour, count, open }) => (
        <div
          key={hour}
          title={`${words.hourWords(hour)}: ${words.total(count)}`}
          className={`flex min-w-0 grow basis-0 flex-col items-center justify-end ${open ? 'bg-accent-soft' : ''}`}
          style={{ height: HEIGHT }}
        >
          <span className="text-2xs text-soft tabular-nums">{count > 0 ? count : ''}</span>
          <span
            className="w-full max-w-6 rounded-t-xs bg-accent"
            style={{ height: (count / most) * (HEIGHT - 36) }}
          />
          <span className="h-4 text-2xs text-faint tabular-nums">{hour % 3 === 0 ? hour : ''}</span>
        </div>
      ))}
    </div>
  )
}

function Table({ hours, caption }: { hours: readonly ArrivalHour[]; caption: string }) {
  const { overview: words } = useTexts()
  return (
    <table className="w-full text-left text-sm">
      <caption className="sr-only">{caption}</caption>
      <thead className="text-faint text-xs">
        <tr>
          <th scope="col" className="font-medium">
            {words.hour}
          </th>
          <th scope="col" className="text-right font-medium">
            {words.count}
          </th>
        </tr>
      </thead>
      <tbody className="tabular-nums">
        {hours.map(({ hour, count, open }) => (
          <tr key={hour} className="border-line border-t">
            <th scope="row" className="py-0.5 font-normal text-ink">
              {words.hourWords(hour)}
              {!open && <span className="pl-2 text-faint text-xs">{words.outside}</span>}
            </th>
            <td className="text-right text-ink">{count}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
