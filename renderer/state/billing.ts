import { create } from 'zustand'
import type { BillingView } from '../../shared/ipc/billing.ts'
import { call } from '../bridge.ts'

type BillingState = {
  /** Null until it was read. */
  view: BillingView | null
  failed: boolean
}

const nothingKnown: BillingState = { view: null, failed: false }

/** The messages that WhatsApp billed in a month, for who oversees the desk. */
export const useBilling = create<BillingState>()(() => nothingKnown)

/** Which month was asked for last; an older answer is let go. */
let wanted: string | null = null

/** @param month `YYYY-MM`; null: this one. */
export async function showBilling(month: string | null): Promise<void> {
  wanted = month
  try {
    const view = await call('read-billing', { month })
    if (wanted === month) useBilling.setState({ view, failed: false })
  } catch {
    // Said where it is shown, with a button to try again.
    if (wanted === month) useBilling.setState({ failed: true })
  }
}

/** The month that is shown. */
export function refreshBilling(): Promise<void> {
  return showBilling(wanted)
}

export function forgetBilling(): void {
  wanted = null
  useBilling.setState(nothingKnown)
}
