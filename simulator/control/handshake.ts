import { randomInt } from 'node:crypto'

/** What Meta asks of a callback address before it uses it (reference, section 2.1). */
export async function shakeHands(
  webhookUrl: string,
  verifyToken: string,
  timeoutMs: number,
): Promise<{ verified: boolean; status: number | null }> {
  const challenge = String(randomInt(1_000_000_000, 2_000_000_000))
  const url = new URL(webhookUrl)
  url.searchParams.set('hub.mode', 'subscribe')
  url.searchParams.set('hub.challenge', challenge)
  url.searchParams.set('hub.verify_token', verifyToken)
  const answer = await fetch(url, {
    headers: { connection: 'close' },
    redirect: 'manual',
    signal: AbortSignal.timeout(timeoutMs),
  }).catch(() => null)
  if (answer === null) return { verified: false, status: null }
  const body = (await answer.text()).slice(0, challenge.length + 1)
  return { verified: answer.status === 200 && body === challenge, status: answer.status }
}
