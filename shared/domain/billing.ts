/** What replies came to in messages that WhatsApp bills. It tells no amounts. */
export type Billing = {
  /** The most first; `category` as WhatsApp names it, null where it left that out. */
  readonly billed: readonly { readonly category: string | null; readonly count: number }[]
  readonly free: number
  /** WhatsApp has them, and has not said yet. */
  readonly unknown: number
}

type Counted = {
  readonly billable: number | null
  readonly category: string | null
  readonly count: number
}

/** @param neverHad of those that nothing was said of, so many never came to WhatsApp. */
export function billingOf(counts: readonly Counted[], neverHad: number): Billing {
  const sum = (all: readonly Counted[]) => all.reduce((total, { count }) => total + count, 0)
  const untold = sum(counts.filter(({ billable }) => billable === null))
  return {
    billed: counts
      .filter(({ billable }) => billable === 1)
      .map(({ category, count }) => ({ category, count }))
      .toSorted((one, other) => other.count - one.count),
    free: sum(counts.filter(({ billable }) => billable === 0)),
    unknown: Math.max(0, untold - neverHad),
  }
}
