/**
 * For relays that send and fetch: pauses that take no time, and waits for WhatsApp that no busy
 * machine reaches. A test of a wait that ends has that one short, at a relay of its own.
 */
export const patientTimings = {
  connectTimeoutMs: 20_000,
  answerTimeoutMs: 20_000,
  silenceMs: 20_000,
  backOffBaseMs: 20,
  pause: { account: { firstMs: 100, maxMs: 100 }, rate: { firstMs: 100, maxMs: 100 } },
}
