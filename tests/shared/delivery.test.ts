import { describe, expect, it } from 'vitest'
import { advance, type Delivery, tickOf } from '../../shared/domain/delivery.ts'
import { fc } from '../support/properties.ts'

const certain = ['unknown', 'accepted', 'sent', 'failed', 'delivered', 'read', 'played'] as const
const fold = (news: readonly Delivery[]) => news.reduce(advance, 'queued')

describe('how far a reply got', () => {
  it('does not depend on the order in which the news arrive', () => {
    const anyNews = fc.array(fc.constantFrom(...certain), { maxLength: 8 })
    const shuffled = anyNews.chain((news) =>
      fc.tuple(
        fc.constant(news),
        fc.shuffledSubarray(news, { minLength: news.length, maxLength: news.length }),
      ),
    )
    fc.assert(
      fc.property(shuffled, ([news, other]) => {
        expect(fold(other)).toBe(fold(news))
      }),
    )
  })

  it('is not changed by news that come twice', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...certain)), (news) => {
        expect(fold([...news, ...news])).toBe(fold(news))
      }),
    )
  })

  it.each<[string, Delivery[], Delivery]>([
    ['read, then a late delivered', ['read', 'delivered'], 'read'],
    ['failed on one device, delivered on another', ['failed', 'delivered'], 'delivered'],
    ['delivered, then failed', ['delivered', 'failed'], 'delivered'],
    ['unknown, then a status', ['attempted', 'unknown', 'sent'], 'sent'],
    ['a status before the timeout', ['attempted', 'delivered', 'unknown'], 'delivered'],
    ['deferred, and attempted again', ['attempted', 'deferred', 'attempted'], 'attempted'],
    ['an attempt after a deferral that is lost', ['deferred', 'attempted', 'unknown'], 'unknown'],
  ])('%s', (_, news, end) => {
    expect(fold(news)).toBe(end)
  })

  it('shows as sent only what WhatsApp says was sent', () => {
    const ticks = (['queued', 'deferred', 'attempted', 'accepted', 'sent', 'played'] as const).map(
      tickOf,
    )
    expect(ticks).toEqual(['queued', 'queued', 'queued', 'queued', 'sent', 'read'])
  })
})
