/** The control API as this page uses it (simulator/README.md). */

export type Citizen = {
  id: string
  name: string | null
  phone: string | null
  username: string | null
  userId: string
  about: string | null
  unread: number
  last: Message | null
  typing: boolean
}

export type Message = {
  whatsappId: string
  direction: 'in' | 'out'
  type: string
  text: string | null
  status: 'accepted' | 'sent' | 'delivered' | 'read' | 'played' | 'failed'
  at: number
  replyTo: string | null
  media: { mimeType: string; filename: string | null; voice?: true; url: string } | null
  choices: string[]
  code: number | null
}

export type Webhooks = { pending: number; delivered: number; attempts: number }
export type Business = { name: string; phone: string }
export type Writing =
  | { type: 'text'; text: string }
  | { type: 'image'; mimeType: string; dataBase64: string; caption?: string }

/** The control API said no, with this HTTP status; 0: it did not answer at all. */
export class ControlError extends Error {
  readonly status: number

  constructor(status: number) {
    super(`The simulator answered ${status}`)
    this.status = status
  }
}

export const listCitizens = async () =>
  (await call<{ citizens: Citizen[] }>('GET', 'citizens')).citizens

export const listMessages = async (id: string) =>
  (await call<{ messages: Message[] }>('GET', `citizens/${id}/messages`)).messages

export const createCitizen = async (wanted: { name?: string; phone?: string; username?: string }) =>
  (await call<{ citizen: Citizen }>('POST', 'citizens', wanted)).citizen

export const write = (id: string, writing: Writing) =>
  call<{ whatsappId: string }>('POST', `citizens/${id}/messages`, writing)

export const markRead = (id: string) => call<{ read: number }>('POST', `citizens/${id}/read`)

export const markPlayed = (id: string, whatsappId: string) =>
  call<{ played: boolean }>('POST', `citizens/${id}/played`, { whatsappId })

export const changeNumber = (id: string) =>
  call<{ citizen: Citizen }>('POST', `citizens/${id}/number`, {})

export const changeUsername = (id: string, username: string | null) =>
  call<{ citizen: Citizen }>('POST', `citizens/${id}/username`, { username })

export const sharePhone = (id: string) =>
  call<{ whatsappId: string }>('POST', `citizens/${id}/shared-phone`)

export const callDesk = (id: string) =>
  call<{ whatsappId: string }>('POST', `citizens/${id}/calls`, {})

export const getWebhooks = () => call<Webhooks>('GET', 'webhooks')

export const getBusiness = () => call<Business>('GET', 'number')

/** Calls `onChange` at each change of a phone, and once more after the connection was lost. */
export function listen(onChange: () => void): void {
  const source = new EventSource('/sim/changes')
  source.onmessage = onChange
  source.onopen = onChange
}

async function call<Answer>(method: string, path: string, body?: object): Promise<Answer> {
  const response = await fetch(`/sim/${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  }).catch(() => null)
  if (response === null) throw new ControlError(0)
  if (!response.ok) throw new ControlError(response.status)
  return response.json()
}
