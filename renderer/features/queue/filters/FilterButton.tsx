import { ListFilter } from 'lucide-react'
import { setFilters } from '../../../../shared/domain/queue/filters.ts'
import { shortcutAttribute } from '../../../actions/chord.ts'
import { useKeysOf } from '../../../actions/keys-of.ts'
import { IconButton } from '../../../design/Button.tsx'
import { showOverlay } from '../../../state/overlay.ts'
import { useQueue } from '../../../state/queue.ts'
import { useTexts } from '../../../texts/use-texts.ts'

export function FilterButton() {
  const { queueFilters: words } = useTexts()
  const count = useQueue(({ filters }) => setFilters(filters).length)
  return (
    <IconButton
      label={count === 0 ? words.open : words.openWith(count)}
      aria-keyshortcuts={shortcutAttribute(useKeysOf('filters'))}
      className={`size-7! ${count === 0 ? '' : 'bg-accent-soft! text-accent!'}`}
      onPress={() => showOverlay('filters')}
    >
      <ListFilter aria-hidden="true" size={15} />
    </IconButton>
  )
}
