import { create } from 'zustand'
import type { Template } from '../../shared/domain/templates/template.ts'
import type { AlertsView } from '../../shared/ipc/account.ts'
import { call } from '../bridge.ts'
import { coalesce } from './coalesce.ts'

type AccountState = {
  /** Null until they were read. */
  templates: Template[] | null
  failed: boolean
  alerts: AlertsView
}

const nothingKnown: AccountState = {
  templates: null,
  failed: false,
  alerts: { held: null, supervised: null },
}

/** The organisation's account at WhatsApp, as the console knows it. */
export const useAccount = create<AccountState>()(() => nothingKnown)

/** Alerts at once, for the desk shows them; templates when somebody looks at them. */
export const refreshAccount = coalesce(async () => {
  useAccount.setState({ alerts: await call('list-alerts', {}) })
  if (useAccount.getState().templates !== null) await loadTemplates()
})

export async function loadTemplates(): Promise<void> {
  try {
    const { templates } = await call('list-templates', {})
    useAccount.setState({ templates, failed: false })
  } catch {
    // The picker says so and offers to try again.
    useAccount.setState({ failed: true })
  }
}

export function forgetAccount(): void {
  useAccount.setState(nothingKnown)
}

export function acknowledgeAlert(alertId: string) {
  return call('acknowledge-alert', { alertId })
}
