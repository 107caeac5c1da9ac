import { Building2, ChevronDown, MessageSquareReply, Undo2 } from 'lucide-react'
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import type { ConversationView } from '../../../../shared/ipc/conversation.ts'
import type { OpenForwarding } from '../../../../shared/ipc/forwardings.ts'
import { Button } from '../../../design/Button.tsx'
import { menuItemClass, popoverClass } from '../../../design/menu.ts'
import { useNow } from '../../../state/clock.ts'
import {
  showForwarding,
  showForwardingMenu,
  useForwarding,
  withdrawForwarding,
} from '../../../state/forwarding.ts'
import { reportDefects } from '../../../state/notices.ts'
import { useTimeZone } from '../../../state/status.ts'
import { useLanguage, useTexts } from '../../../texts/use-texts.ts'
import { forwardingWords } from '../../../words/forwarding.ts'

/** Where the question to an area stands, in a line of its own: beside a name it would be cut off. */
export function ForwardingBar({ view }: { view: ConversationView }) {
  const { forwarding } = view
  if (forwarding === null) return null
  return (
    <div className="flex min-w-0 shrink-0 border-line border-b bg-surface px-2 py-1 short:py-0">
      <Open view={view} forwarding={forwarding} />
    </div>
  )
}

function Open({ view, forwarding }: { view: ConversationView; forwarding: OpenForwarding }) {
  const texts = useTexts()
  const words = texts.forwarding
  const { conversationId } = view
  const isOpen = useForwarding(({ menuFor }) => menuFor === conversationId)
  const place = { language: useLanguage(), timeZone: useTimeZone() }
  const { full, isLate } = forwardingWords(forwarding, useNow(), texts, place)
  const tone = isLate ? 'text-bad!' : ''
  if (!view.can.endForwarding) {
    return (
      <span title={full} className={`min-w-0 truncate px-2 py-1 text-soft text-xs ${tone}`}>
        {full}
      </span>
    )
  }
  return (
    <MenuTrigger
      isOpen={isOpen}
      onOpenChange={(open) => showForwardingMenu(open ? conversationId : null)}
    >
      <Button
        tone="quiet"
        size="small"
        aria-label={full}
        className={`min-w-0 shrink! data-pressed:bg-pressed ${tone}`}
      >
        <Building2 aria-hidden="true" size={13} className="shrink-0" />
        <span title={full} className="truncate">
          {full}
        </span>
        <ChevronDown aria-hidden="true" size={13} className="-mr-0.5 shrink-0" />
      </Button>
      <Popover placement="bottom start" className={popoverClass}>
        <p className="px-2.5 pt-1 pb-1.5 text-faint text-xs wrap-anywhere">{full}</p>
        <Menu aria-label={words.menu} className="outline-none">
          <MenuItem
            className={menuItemClass}
            onAction={() => showForwarding('answer', conversationId)}
          >
            <MessageSquareReply aria-hidden="true" size={16} className="text-faint" />
            {words.record}
          </MenuItem>
          <MenuItem
            className={menuItemClass}
            onAction={() => reportDefects(withdrawForwarding(view, forwarding.forwardingId))}
          >
            <Undo2 aria-hidden="true" size={16} className="text-faint" />
            {words.withdraw}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
