import { describe, expect, it } from 'vitest'
import { createSignInLimits } from '../../relay/accounts/sign-in-limits.ts'

const MINUTE = 60_000

describe('failures to sign in', () => {
  it('of one colleague do not keep the others of the office out, nor the colleague elsewhere', () => {
    const limits = createSignInLimits(() => 0)
    for (let each = 0; each < 10; each += 1) limits.countFailure(' Ana', 'office')
    expect([
      limits.waitMs('ana', 'office'),
      limits.waitMs('bruno', 'office'),
      limits.waitMs('ana', 'elsewhere'),
    ]).toEqual([5 * MINUTE, 0, 0])
  })

  it('of a hundred logins from one address stop it', () => {
    const limits = createSignInLimits(() => 0)
    for (let each = 0; each < 99; each += 1) limits.countFailure(`login-${each}`, 'office')
    expect(limits.waitMs('ana', 'office')).toBe(0)
    limits.countFailure('login-99', 'office')
    expect([limits.waitMs('ana', 'office'), limits.waitMs('ana', 'elsewhere')]).toEqual([
      5 * MINUTE,
      0,
    ])
  })

  it('of one login from a hundred addresses stop it', () => {
    const limits = createSignInLimits(() => 0)
    for (let each = 0; each < 100; each += 1) limits.countFailure('ana', `address-${each}`)
    expect([limits.waitMs('ana', 'office'), limits.waitMs('bruno', 'office')]).toEqual([
      5 * MINUTE,
      0,
    ])
  })
})
