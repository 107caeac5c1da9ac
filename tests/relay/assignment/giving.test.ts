import { describe, expect, it } from 'vitest'
import { anAssigningRelay, aWhile, onTuesday, receive } from '../../support/assigning.ts'
import { commandOf, replyOf } from '../../support/desk.ts'
import { operate } from '../../support/operate.ts'
import { saveAssignment } from '../../support/sample-assignment.ts'

/** Attendances that wait are given to agents by the organisation's rules. */

const desk = anAssigningRelay()

describe('rules', () => {
  it('are the supervisors’ to save; without any nothing is given', async () => {
    await receive(desk.ana)
    await desk.citizenWrites()
    await aWhile()
    expect(await desk.given()).toEqual([])
    expect(await desk.ana.command(saveAssignment({ mode: 'round-robin' }))).toMatchObject({
      refusal: { reason: 'not-permitted' },
    })
    await desk.rule({ mode: 'round-robin' })
    expect(await desk.claims(1)).toMatchObject([
      { agentId: desk.ana.account.agentId, rule: 'round-robin' },
    ])
  })
})

describe('an attendance that waits', () => {
  it('is hers as if she had claimed it: she answers, gives it back, and is not given it again', async () => {
    await desk.rule({ mode: 'least-loaded' })
    const where = await desk.citizenWrites()
    await receive(desk.ana)
    const [claimed] = await desk.claims(1)
    expect(claimed).toMatchObject({ ...where, agentId: desk.ana.account.agentId, fence: 1 })
    expect(await desk.bruno.command({ ...replyOf(where, 'Bom dia'), fence: 1 })).toMatchObject({
      refusal: { reason: 'not-holder', holder: desk.ana.account.agentId },
    })
    expect(await desk.ana.command({ ...replyOf(where, 'Bom dia'), fence: 1 })).toMatchObject({
      outcome: 'accepted',
    })
    const other = await desk.citizenWrites()
    await desk.claims(2)
    await desk.ana.command({ ...commandOf('release-attendance', other, {}), fence: 1 })
    await aWhile()
    expect(await desk.given()).toHaveLength(2)
    await receive(desk.bruno)
    expect((await desk.claims(3)).at(-1)).toMatchObject({
      ...{ ...other, agentId: desk.bruno.account.agentId, fence: 2 },
    })
  })

  it('waits while nobody has room, and goes to whoever has some again; pausing takes nothing', async () => {
    await desk.rule({ mode: 'round-robin', capacity: 1 })
    await receive(desk.ana)
    const first = await desk.citizenWrites()
    await desk.claims(1)
    const second = await desk.citizenWrites()
    await aWhile()
    expect(await desk.given()).toHaveLength(1)
    await desk.ana.command({ ...commandOf('close-attendance', first, {}), fence: 1 })
    expect((await desk.claims(2)).at(-1)).toMatchObject(second)
    await receive(desk.ana, false)
    expect(await desk.ana.command({ ...replyOf(second, 'Bom dia'), fence: 1 })).toMatchObject({
      outcome: 'accepted',
    })
    await desk.ana.command({ ...commandOf('close-attendance', second, {}), fence: 1 })
    await desk.citizenWrites()
    await aWhile()
    expect(await desk.given()).toHaveLength(2)
  })

  it('goes round in turn, over a restart too, which comes from the log alone', async () => {
    await desk.rule({ mode: 'round-robin' })
    await receive(desk.ana)
    await receive(desk.bruno)
    await desk.citizenWrites()
    await desk.claims(1)
    await desk.relay.stop()
    await desk.start()
    for (const count of [2, 3, 4]) {
      await desk.citizenWrites()
      await desk.claims(count)
    }
    const [first, second, ...others] = (await desk.given()).map(({ agentId }) => agentId)
    expect(new Set([first, second])).toEqual(
      new Set([desk.ana, desk.bruno].map((one) => one.account.agentId)),
    )
    expect(others).toEqual([first, second])
    expect((await operate(desk.dataFolder, ['verify'])).lines.at(-1)).toBe('The record is whole.')
  })

  it('goes to one of two who begin to receive at once', async () => {
    await desk.rule({ mode: 'round-robin' })
    for (let round = 1; round <= 3; round += 1) {
      const where = await desk.citizenWrites()
      await Promise.all([receive(desk.ana), receive(desk.bruno)])
      await desk.claims(round)
      await Promise.all([receive(desk.ana, false), receive(desk.bruno, false)])
      const ofIt = (await desk.given()).filter((one) => one.attendanceId === where.attendanceId)
      expect(ofIt).toHaveLength(1)
    }
  })
})

describe('a person who is two citizens', () => {
  it('is not given again to whom her other conversation came back from', async () => {
    await desk.rule({ mode: 'round-robin' })
    const one = await desk.citizenWrites()
    await receive(desk.ana)
    await desk.claims(1)
    await receive(desk.ana, false)
    await desk.ana.command({ ...commandOf('release-attendance', one, {}), fence: 1 })
    const other = await desk.citizenWrites()
    await desk.merged(other, one)
    await receive(desk.ana)
    await aWhile()
    expect(await desk.given()).toHaveLength(1)
    await receive(desk.bruno)
    const last = await desk.claims(3)
    expect(last.slice(1).map(({ agentId }) => agentId)).toEqual(
      [desk.bruno, desk.bruno].map(({ account }) => account.agentId),
    )
  })

  it('goes to who has her in her other conversation', async () => {
    await desk.rule({ mode: 'round-robin' })
    const one = await desk.citizenWrites()
    await receive(desk.ana)
    await desk.claims(1)
    await receive(desk.ana, false)
    const other = await desk.citizenWrites()
    await desk.merged(other, one)
    await receive(desk.ana)
    expect((await desk.claims(2)).at(-1)).toMatchObject({
      ...{ ...other, agentId: desk.ana.account.agentId, rule: 'previous-agent' },
    })
  })
})

describe('outside of opening hours', () => {
  it('nothing is given; when they begin, it is', async () => {
    await desk.rule({ mode: 'round-robin' })
    desk.now = onTuesday('13:20')
    await receive(desk.ana)
    await desk.citizenWrites()
    await aWhile()
    expect(await desk.given()).toEqual([])
    desk.now = onTuesday('13:30')
    await desk.claims(1)
  })
})

it('who may not attend receives nothing, and what is no answer is refused', async () => {
  const said = (await desk.carla.events('receiving-changed')).length
  const admin = await desk.relay.signIn('admin')
  expect((await receive(admin)).status).toBe(403)
  const wrong = await desk.ana.request('/v1/receiving', {
    method: 'PUT',
    body: '{"receiving":"yes"}',
  })
  expect(wrong.status).toBe(400)
  expect(await desk.carla.events('receiving-changed')).toHaveLength(said)
})
