import { Building2, ChevronDown, MessageSquareReply, Undo2 } from 'lucide-react'
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import type { OpenForwarding } from '../../../../shared/ipc/forwardings.ts'
import type { ConversationView } from '../../../../shared/ipc.ts'
import { Button } from '../../../design/Button.tsx'
import { menuItemClass, popoverClass } from '../../../design/menu.ts'
import { useNow } from '../../../state/clock.ts'
import { useDocument } from '../../../state/documents.ts'
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

/** The way to an area, or where the question to one stands and what can be done with it. */
export function ForwardingMenu({ view }: { view: ConversationView }) {
  const { forwarding: words } = useTexts()
  const { view: areas } = useDocument('areas')
  const { conversationId, forwarding, can } = view
  if (forwarding !== null) return <Open view={view} forwarding={forwarding} />
  const hasAreas = areas?.body?.some(({ isRetired }) => !isRetired) ?? false
  if (!can.forward || !hasAreas) return null
  return (
    <Button
      tone="quiet"
      size="small"
      aria-label={words.open}
      className="-my-1"
      onPress={() => showForwarding('forward', conversationId)}
    >
      <Building2 aria-hidden="true" size={13} className="shrink-0" />
      {words.button}
    </Button>
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
      <span title={full} className={`min-w-0 truncate text-soft text-xs ${tone}`}>
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
        className={`-my-1 min-w-0 shrink! data-pressed:bg-pressed ${tone}`}
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
