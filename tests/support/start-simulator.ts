import type { SimulatorOptions } from '../../simulator/options.ts'
import { createSimulator } from '../../simulator/simulator.ts'

/** The control API's client and its types, as other rooms' tests see the simulator: over HTTP. */
type SimulatedCitizen = {
  id: string
  name: string | null
  phone: string | null
  username: string | null
  userId: string
}

type ListedCitizen = SimulatedCitizen & { unread: number; typing: boolean }

type SimulatedMedia = {
  id: string
  mimeType: string
  sha256: string
  size: number
  filename: string | null
  voice?: true
  /** Path of the bytes, for which the control API wants no token. */
  url: string
}

type SimulatedMessage = {
  whatsappId: string
  direction: 'in' | 'out'
  type: string
  text: string | null
  status: 'accepted' | 'sent' | 'delivered' | 'read' | 'played' | 'failed'
  at: number
  callbackData: string | null
  replyTo: string | null
  media: SimulatedMedia | null
  code: number | null
}

type SentMessage = {
  whatsappId: string
  to: string
  type: string
  text: string | null
  callbackData: string | null
  at: number
}

type SimulatedFaults = {
  duplicate?: number
  reorder?: boolean
  batch?: number
  delayMs?: number
  dropAcknowledgements?: number
  refuseSends?: number[]
  timeoutSends?: number
  cutSends?: number
  failSends?: number[]
  hidePhones?: boolean
  failDownloads?: string[]
  refuseUploads?: number[]
}

type SimulatedSettings = {
  webhookUrl?: string | null
  statusDelayMs?: number
  autoRead?: boolean
  retryBaseMs?: number
  webhookTimeoutMs?: number
  mediaUrlMs?: number
}

type NewSimulatedCitizen = Partial<Omit<SimulatedCitizen, 'id'>>

/** A text, or any body of `POST /sim/citizens/:id/messages`. */
type Writing = string | { type: string; [key: string]: unknown }

/** What the simulator is started with unless a test says otherwise: the relay needs the same. */
export const SIMULATED = {
  appSecret: 'segredo-de-teste',
  token: 'token-de-teste',
  verifyToken: 'verificacao-de-teste',
  phoneNumberId: '109000000000001',
  businessAccountId: '204000000000001',
  displayPhoneNumber: '556333330000',
} as const

export type StartedSimulator = Awaited<ReturnType<typeof startSimulator>>

/** A quick, quiet simulator on a free port, and the hands to play with it. */
export async function startSimulator(overrides: SimulatorOptions = {}) {
  const simulator = createSimulator({ ...SIMULATED, quiet: true, ...overrides })
  await simulator.start()
  const control = simulatorControl(simulator.url)
  await control.settings({ statusDelayMs: 10, retryBaseMs: 20 })
  return {
    url: simulator.url,
    /** `WHATSAPP_API_URL` of a relay. */
    apiUrl: `${simulator.url}/v26.0`,
    stop: simulator.stop,
    ...control,
  }
}

/** Speaks to a simulator over HTTP alone, as to one that runs elsewhere. */
function simulatorControl(url: string) {
  const call = async <Answer>(method: string, path: string, body?: unknown): Promise<Answer> => {
    const response = await fetch(`${url}/sim/${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    })
    const answer = await response.text()
    if (!response.ok) throw new Error(`${method} /sim/${path}: ${response.status} ${answer}`)
    return JSON.parse(answer)
  }
  return {
    citizens: async () => (await call<{ citizens: ListedCitizen[] }>('GET', 'citizens')).citizens,
    createCitizen: async (citizen: NewSimulatedCitizen = {}) =>
      (await call<{ citizen: SimulatedCitizen }>('POST', 'citizens', citizen)).citizen,
    /** Answers the WhatsApp id of what the citizen wrote. */
    write: async (citizenId: string, writing: Writing) => {
      const body = typeof writing === 'string' ? { type: 'text', text: writing } : writing
      return (await call<{ whatsappId: string }>('POST', `citizens/${citizenId}/messages`, body))
        .whatsappId
    },
    /** The citizen looks at her phone; answers how many messages became read. */
    read: async (citizenId: string) =>
      (await call<{ read: number }>('POST', `citizens/${citizenId}/read`)).read,
    /** The citizen hears a voice message; answers whether it was one. */
    play: async (citizenId: string, whatsappId: string) =>
      (await call<{ played: boolean }>('POST', `citizens/${citizenId}/played`, { whatsappId }))
        .played,
    /** Another number, a free one, and so another user id. */
    changeNumber: async (citizenId: string, phone?: string) =>
      (
        await call<{ citizen: SimulatedCitizen }>('POST', `citizens/${citizenId}/number`, {
          ...(phone && { phone }),
        })
      ).citizen,
    changeUsername: async (citizenId: string, username: string | null) =>
      (
        await call<{ citizen: SimulatedCitizen }>('POST', `citizens/${citizenId}/username`, {
          username,
        })
      ).citizen,
    /** Answers a request for the number. */
    sharePhone: (citizenId: string) =>
      call<{ whatsappId: string }>('POST', `citizens/${citizenId}/shared-phone`),
    /** Nobody answers, unless the call has a duration. */
    callDesk: async (citizenId: string, durationSeconds?: number) =>
      (
        await call<{ whatsappId: string }>('POST', `citizens/${citizenId}/calls`, {
          ...(durationSeconds !== undefined && { durationSeconds }),
        })
      ).whatsappId,
    thread: async (citizenId: string) =>
      (await call<{ messages: SimulatedMessage[] }>('GET', `citizens/${citizenId}/messages`))
        .messages,
    sent: async () => (await call<{ sent: SentMessage[] }>('GET', 'sent')).sent,
    webhooks: () =>
      call<{ pending: number; delivered: number; attempts: number }>('GET', 'webhooks'),
    /** News that no phone makes: any change of a webhook. */
    announce: (change: { field: string; value: object }) => call('POST', 'webhooks', change),
    /** What Meta does to a template by itself; `quiet`: without telling. */
    changeTemplate: (name: string, change: Record<string, unknown>) =>
      call('PUT', `templates/${name}`, change),
    addTemplate: (template: Record<string, unknown>) => call('POST', 'templates', template),
    faults: (faults: SimulatedFaults) => call('PUT', 'faults', faults),
    settings: (settings: SimulatedSettings) => call('PUT', 'settings', settings),
    handshake: () => call<{ verified: boolean; status: number | null }>('POST', 'handshake'),
  }
}
