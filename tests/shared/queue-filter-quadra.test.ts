import { expect, test } from 'vitest'
import { decideQueueFilter } from '../../shared/domain/queue/decide-queue-filter.ts'
import { sampleAccounts, sampleId } from '../support/sample-log.ts'

const [ana] = sampleAccounts
const listed = [{ name: '504 Sul' }]

function save(quadra: string | undefined) {
  const filters = quadra === undefined ? { unread: true as const } : { quadra }
  const filter = { filterId: sampleId('f', 1), name: 'Perto', view: 'mine' as const, filters }
  const command = { type: 'save-queue-filter', commandId: sampleId('b', 1), issuedAt: 0, filter }
  return decideQueueFilter(command as never, ana as never, listed)
}

test('a filter is kept with a quadra of the list, and not with what a citizen wrote', () => {
  expect(save('504 Sul')).toMatchObject({
    accepted: [{ filter: { filters: { quadra: '504 Sul' } } }],
  })
  expect(save(undefined)).toHaveProperty('accepted')
  expect(save('casa dos fundos da Maria')).toEqual({ refused: { reason: 'quadra-not-listed' } })
})
