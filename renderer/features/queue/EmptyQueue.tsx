import {
  AlarmClock,
  Archive,
  CheckCheck,
  CircleCheckBig,
  Coffee,
  MessageCircleReply,
  Users,
} from 'lucide-react'
import type { QueueView } from '../../../shared/domain/queue/saved-filter.ts'
import { EmptyState } from '../../design/EmptyState.tsx'
import { isFiltered, useQueue } from '../../state/queue.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { FilteredAway } from './filters/FilteredAway.tsx'

const icons = {
  waiting: Coffee,
  mine: CircleCheckBig,
  pending: MessageCircleReply,
  team: Users,
  closed: Archive,
  unsettled: CheckCheck,
  snoozed: AlarmClock,
}

export function EmptyQueue() {
  const { queue } = useTexts()
  const view: QueueView = useQueue((state) => state.view)
  const filteredAway = useQueue((state) => isFiltered(state) && state.counts[state.view] > 0)
  if (filteredAway) return <FilteredAway />
  const Icon = icons[view]
  const { title, hint } = queue.empty[view]
  return (
    <EmptyState icon={<Icon aria-hidden="true" size={24} />} title={title}>
      {hint}
    </EmptyState>
  )
}
