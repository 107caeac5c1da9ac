import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useEffect } from 'react'
import { Temporal } from 'temporal-polyfill'
import type { BillingView } from '../../../shared/ipc/billing.ts'
import { Button, IconButton } from '../../design/Button.tsx'
import { Problem } from '../../design/Problem.tsx'
import { refreshBilling, showBilling, useBilling } from '../../state/billing.ts'
import { useStatus } from '../../state/status.ts'
import { useLanguage, useTexts } from '../../texts/use-texts.ts'
import { categoryWords } from '../../words/billing.ts'

/** It is no figure to watch: read anew so often (ms). */
const REFRESH_MS = 60_000

/** What WhatsApp billed in a month, by category; what it has not said yet is said too. */
export function Billed() {
  const texts = useTexts()
  const { view, failed } = useBilling()
  useEffect(() => {
    void showBilling(null)
    const timer = setInterval(() => void refreshBilling(), REFRESH_MS)
    return () => clearInterval(timer)
  }, [])
  return (
    <>
      {failed && (
        <Problem
          text={texts.billing.failed}
          action={texts.tryAgain}
          onAction={() => void refreshBilling()}
        />
      )}
      {view !== null && <Month view={view} />}
    </>
  )
}

function Month({ view }: { view: BillingView }) {
  const { billing: words } = useTexts()
  const language = useLanguage()
  const isComing = useStatus(({ status }) => status?.sync.history != null)
  const { month, isThisMonth } = view
  const go = (months: number) =>
    void showBilling(Temporal.PlainYearMonth.from(month).add({ months }).toString())
  return (
    <section aria-label={words.title} className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="grow font-semibold text-base text-ink">
          {words.title}{' '}
          <span className="font-normal text-faint text-sm">{monthWords(month, language)}</span>
        </h3>
        <IconButton label={words.before} onPress={() => go(-1)}>
          <ChevronLeft aria-hidden="true" size={16} />
        </IconButton>
        <Button size="small" isDisabled={isThisMonth} onPress={() => void showBilling(null)}>
          {words.thisMonth}
        </Button>
        <IconButton label={words.after} isDisabled={isThisMonth} onPress={() => go(1)}>
          <ChevronRight aria-hidden="true" size={16} />
        </IconButton>
      </div>
      <p className="text-faint text-xs">{isComing ? words.historyComing : words.hint}</p>
      <Table view={view} />
    </section>
  )
}

function Table({ view }: { view: BillingView }) {
  const texts = useTexts()
  const { billing: words } = texts
  const { billed, free, unknown } = view
  const rows = [
    ...billed.map(({ category, count }) => ({ name: categoryWords(category, texts), count })),
    { name: words.free, count: free },
    ...(unknown > 0 ? [{ name: words.notKnown, count: unknown }] : []),
  ]
  return (
    <table className="w-full max-w-md text-left text-sm">
      <caption className="sr-only">{words.title}</caption>
      <thead className="text-faint text-xs">
        <tr>
          <th scope="col" className="font-medium">
            {words.category}
          </th>
          <th scope="col" className="text-right font-medium">
            {words.count}
          </th>
        </tr>
      </thead>
      <tbody className="tabular-nums">
        {billed.length === 0 && (
          <tr className="border-line border-t">
            <th scope="row" className="py-1 font-normal text-ink" colSpan={2}>
              {words.none}
            </th>
          </tr>
        )}
        {rows.map(({ name, count }) => (
          <tr key={name} className="border-line border-t">
            <th scope="row" className="py-1 font-normal text-ink first-letter:uppercase">
              {name}
            </th>
            <td className="text-right text-ink">{count}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function monthWords(month: string, language: string): string {
  const { year, month: number } = Temporal.PlainYearMonth.from(month)
  return new Intl.DateTimeFormat(language, {
    ...{ year: 'numeric', month: 'long', timeZone: 'UTC' },
  }).format(Date.UTC(year, number - 1, 1))
}
