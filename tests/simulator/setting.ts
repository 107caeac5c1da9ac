import { onTestFinished } from 'vitest'
import type { SimulatorOptions } from '../../simulator/options.ts'
import { SIMULATED, startSimulator } from '../support/start-simulator.ts'
import { startReceiver } from './receiver.ts'

/** A simulator and the receiver of its webhooks, both gone when the test ends. */
export async function startBoth(overrides: SimulatorOptions = {}) {
  const receiver = await startReceiver()
  onTestFinished(receiver.stop)
  const simulator = await startSimulator({ webhookUrl: receiver.url, ...overrides })
  onTestFinished(simulator.stop)
  return { receiver, simulator, graph: graphClient(simulator.apiUrl) }
}

type GraphAnswer = { status: number; body: Record<string, unknown> }

/** Speaks to the Graph endpoints as the relay would. */
export function graphClient(apiUrl: string, token: string | null = SIMULATED.token) {
  const authorization: Record<string, string> =
    token === null ? {} : { authorization: `Bearer ${token}` }

  const call = async (method: string, path: string, body?: unknown): Promise<GraphAnswer> => {
    const response = await fetch(`${apiUrl}/${path}`, {
      method,
      headers: {
        ...authorization,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: response.status, body: await response.json() }
  }
  const send = (message: object) =>
    call('POST', `${SIMULATED.phoneNumberId}/messages`, {
      messaging_product: 'whatsapp',
      ...message,
    })
  return {
    call,
    send,
    /** Answers the WhatsApp id of an accepted text. */
    sendText: async (to: string, body: string, more: object = {}) => {
      const answer = await send({ to, type: 'text', text: { body }, ...more })
      return idIn(answer)
    },
    upload: async (bytes: Buffer<ArrayBuffer>, mimeType: string): Promise<GraphAnswer> => {
      const form = new FormData()
      form.set('messaging_product', 'whatsapp')
      form.set('type', mimeType)
      form.set('file', new Blob([bytes], { type: mimeType }), 'arquivo')
      const response = await fetch(`${apiUrl}/${SIMULATED.phoneNumberId}/media`, {
        method: 'POST',
        headers: authorization,
        body: form,
      })
      return { status: response.status, body: await response.json() }
    },
    fetch: (url: string, init: RequestInit = {}) => fetch(url, { ...init, headers: authorization }),
  }
}

function idIn({ body }: GraphAnswer): string {
  const [message] = Array.isArray(body['messages']) ? body['messages'] : []
  if (typeof message?.id === 'string') return message.id
  throw new Error(`Not accepted: ${JSON.stringify(body)}`)
}

/** The code of an error answer. */
export function codeOf({ body }: GraphAnswer): unknown {
  const error = body['error']
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : null
}
