import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { demoPassword } from './demo-accounts.ts'
import { demoReplies } from './demo-replies.ts'

/**
 * Writes the demo's canned replies at the relay's own doors, as its supervisor would at a console;
 * once, so that what people of the demo changed or removed stays so.
 * @throws when the relay does not take one of them.
 */
export async function addCannedReplies(
  organisation: keyof typeof demoReplies,
  { data, relayUrl, signal }: { data: string; relayUrl: string; signal: AbortSignal },
): Promise<void> {
  const done = join(data, 'canned-replies')
  if (existsSync(done)) return
  const session = await post(`${relayUrl}/v1/session`, null, {
    ...{ login: 'carla', password: demoPassword },
  })
  const token = String(session['token'])
  for (const [at, reply] of demoReplies[organisation].entries()) {
    signal.throwIfAborted()
    // A start that was cut short says the same again, and the relay does nothing twice.
    const answer = await post(`${relayUrl}/v1/commands`, token, {
      ...{ type: 'save-canned-reply', commandId: idOf('c', at), issuedAt: Date.now() },
      reply: {
        ...{ replyId: idOf('d', at), scope: 'organisation', ...reply },
        ...{ validFrom: null, validUntil: null },
      },
      basedOn: null,
    })
    if (answer['outcome'] !== 'accepted') {
      throw new Error(`The demo's canned reply “${reply.shortcut}” was not accepted.`)
    }
  }
  await fetch(`${relayUrl}/v1/session`, { method: 'DELETE', headers: bearer(token) })
  writeFileSync(done, '')
}

async function post(
  url: string,
  token: string | null,
  body: object,
): Promise<Record<string, unknown>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token !== null && bearer(token)) },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`The relay answered ${response.status} to the demo.`)
  return (await response.json()) as Record<string, unknown>
}

function bearer(token: string) {
  return { authorization: `Bearer ${token}` }
}

/** The same at each start of a demo. */
function idOf(letter: string, at: number): string {
  return `${letter}0000000-0000-4000-8000-${String(at + 1).padStart(12, '0')}`
}
