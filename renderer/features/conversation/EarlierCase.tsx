import { ChevronDown, ChevronRight, Ellipsis } from 'lucide-react'
import { Menu, MenuTrigger, Popover } from 'react-aria-components'
import type { ConversationView } from '../../../shared/ipc/conversation.ts'
import { Button, IconButton } from '../../design/Button.tsx'
import { popoverClass } from '../../design/menu.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { eventWords } from '../../words/event.ts'
import { ExportItems } from './ExportItems.tsx'
import { Moment } from './Moment.tsx'
import type { Line } from './timeline-lines.ts'

type EarlierCaseProps = {
  line: Extract<Line, { kind: 'case' }>
  view: ConversationView
  onFold: (opening: string, isFolded: boolean) => void
}

/** Where an earlier attendance begins: it can be folded away, copied and exported by itself. */
export function EarlierCase({ line, view, onFold }: EarlierCaseProps) {
  const texts = useTexts()
  const { item, folded } = line
  const { protocol } = item
  const isFolded = folded !== null
  const Sign = isFolded ? ChevronRight : ChevronDown
  return (
    <div className="flex flex-wrap items-center justify-center gap-x-1 px-6 py-1.5">
      <Button
        size="words"
        tone="quiet"
        aria-expanded={!isFolded}
        onPress={() => onFold(item.id, !isFolded)}
      >
        <Sign aria-hidden="true" size={14} className="shrink-0" />
        <span>
          {eventWords(item, { due: null, when: '' }, texts)} · <Moment at={item.at} />
          {isFolded && ` · ${texts.exporting.folded(folded)}`}
        </span>
      </Button>
      {protocol !== null && (
        <MenuTrigger>
          <IconButton label={texts.exporting.earlier(protocol)}>
            <Ellipsis aria-hidden="true" size={16} />
          </IconButton>
          <Popover placement="bottom end" className={popoverClass}>
            <Menu aria-label={texts.exporting.earlier(protocol)} className="outline-none">
              <ExportItems conversationId={view.conversationId} protocol={protocol} />
            </Menu>
          </Popover>
        </MenuTrigger>
      )}
    </div>
  )
}
