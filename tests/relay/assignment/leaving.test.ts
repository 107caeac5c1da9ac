import { beforeEach, describe, expect, it } from 'vitest'
import { anAssigningRelay, aWhile, onTuesday, receive } from '../../support/assigning.ts'
import { operate } from '../../support/operate.ts'

/** Attendances that wait are given to agents by the organisation's rules: not to who has left. */

const MINUTE = 60_000

const desk = anAssigningRelay()

describe('who has left', () => {
  // What tests before left signed in was not used for as long as a claim lasts.
  beforeEach(() => {
    desk.now = onTuesday('14:31')
  })

  it('receives no more once she signed out', async () => {
    await desk.rule({ mode: 'round-robin' })
    await receive(desk.ana)
    await desk.ana.request('/v1/session', { method: 'DELETE' })
    expect((await desk.carla.events('receiving-changed')).slice(-2)).toMatchObject([
      { receiving: true, cause: 'asked' },
      { receiving: false, cause: 'signed-out', agentId: desk.ana.account.agentId },
    ])
    desk.ana = await desk.relay.signIn('ana')
    await desk.citizenWrites()
    await aWhile()
    expect(await desk.given()).toEqual([])
  })

  it('receives on while she works at another PC, and pauses when she leaves that one too', async () => {
    await desk.rule({ mode: 'round-robin' })
    const elsewhere = await desk.relay.signIn('ana')
    await receive(desk.ana)
    await elsewhere.request('/v1/session', { method: 'DELETE' })
    await desk.citizenWrites()
    expect(await desk.claims(1)).toMatchObject([{ agentId: desk.ana.account.agentId }])
    await desk.ana.request('/v1/session', { method: 'DELETE' })
    expect((await desk.carla.events('receiving-changed')).at(-1)).toMatchObject({
      ...{ receiving: false, cause: 'signed-out', agentId: desk.ana.account.agentId },
    })
    desk.ana = await desk.relay.signIn('ana')
  })

  it('pauses after as long as a claim lasts, and what she did not open goes to a colleague', async () => {
    await desk.rule({ mode: 'round-robin' })
    await receive(desk.ana)
    const where = await desk.citizenWrites()
    await desk.claims(1)
    desk.now += 30 * MINUTE + 1000
    await desk.carla.untilEvents('attendance-returned', 1)
    expect((await desk.carla.events('receiving-changed')).at(-1)).toMatchObject({
      ...{ agentId: desk.ana.account.agentId, receiving: false, cause: 'absent' },
    })
    await receive(desk.ana)
    await aWhile()
    expect(await desk.given()).toHaveLength(1)
    await receive(desk.bruno)
    expect((await desk.claims(2)).at(-1)).toMatchObject({
      ...{ ...where, agentId: desk.bruno.account.agentId },
    })
    expect((await operate(desk.dataFolder, ['verify'])).lines.at(-1)).toBe('The record is whole.')
  })

  it('pauses though she never signed out at a PC that nobody has used for as long as a claim lasts', async () => {
    desk.now = onTuesday('16:00')
    const atAnotherPc = await desk.relay.signIn('ana')
    await receive(atAnotherPc)
    await atAnotherPc.request('/v1/session', { method: 'DELETE' })
    expect((await desk.carla.events('receiving-changed')).at(-1)).toMatchObject({
      ...{ receiving: false, cause: 'signed-out' },
    })
  })
})

// Last: nobody of them attends any more.
it('is given nothing once her account is closed or may not attend any more', async () => {
  await desk.rule({ mode: 'round-robin' })
  await receive(desk.ana)
  await receive(desk.bruno)
  await operate(desk.dataFolder, ['user', 'disable', '--login', 'ana'])
  await operate(desk.dataFolder, ['user', 'roles', '--login', 'bruno', '--role', 'admin'])
  await desk.citizenWrites()
  await aWhile()
  expect(await desk.given()).toEqual([])
})
