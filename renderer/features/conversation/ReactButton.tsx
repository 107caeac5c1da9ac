import { SmilePlus } from 'lucide-react'
import { useEffect } from 'react'
import {
  Button as AriaButton,
  Dialog,
  DialogTrigger,
  ListBox,
  ListBoxItem,
  Popover,
} from 'react-aria-components'
import type { ConversationView } from '../../../shared/ipc/conversation.ts'
import type { TimelineItem } from '../../../shared/ipc/timeline.ts'
import { popoverClass } from '../../design/menu.ts'
import { reportDefects } from '../../state/notices.ts'
import type { QuotableMessage } from '../../state/quoting.ts'
import { chooseReaction, isReactable, react, useReacting } from '../../state/reacting.ts'
import { relayNow } from '../../state/status.ts'
import { useTexts } from '../../texts/use-texts.ts'

type ReactButtonProps = { item: TimelineItem; view: ConversationView }

/** Reacts to this message. It shows under the pointer; the keyboard has Alt+U. */
export function ReactButton({ item, view }: ReactButtonProps) {
  const { reactions } = useTexts()
  const open = useReacting(({ messageId }) => messageId === item.id)
  // Scrolled away, or another conversation: nothing opens by itself when it comes back.
  useEffect(() => (open ? () => chooseReaction(null) : undefined), [open])
  if (!isReactable(view, item, relayNow())) return null
  return (
    <DialogTrigger isOpen={open} onOpenChange={(isOpen) => chooseReaction(isOpen ? item.id : null)}>
      <AriaButton
        excludeFromTabOrder
        aria-label={reactions.react}
        render={(props) => <button {...props} title={reactions.react} />}
        className={`flex size-8 shrink-0 items-center justify-center self-center rounded-full text-soft hover:bg-hover hover:text-ink focus-visible:opacity-100 group-hover:opacity-100 ${open ? '' : 'opacity-0'}`}
      >
        <SmilePlus aria-hidden="true" size={16} />
      </AriaButton>
      <Popover placement="top" className={`${popoverClass} min-w-0`}>
        <Dialog aria-label={reactions.react} className="outline-none">
          <Choices item={item} view={view} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

/** The one that stands there is chosen; chosen again, it is taken back. */
function Choices({ item, view }: { item: QuotableMessage; view: ConversationView }) {
  const { reactions } = useTexts()
  const own = item.reactions.find(({ from }) => from === 'agent')?.emoji ?? null
  return (
    <ListBox
      aria-label={reactions.react}
      layout="grid"
      selectionMode="single"
      selectedKeys={own === null ? [] : [own]}
      onSelectionChange={(keys) => {
        const [chosen] = keys === 'all' ? [] : keys
        reportDefects(react(view, item, chosen === undefined ? null : String(chosen)))
      }}
      autoFocus={own === null ? 'first' : true}
      className="grid grid-cols-6 gap-0.5 outline-none"
    >
      {(Object.keys(reactions.names) as (keyof typeof reactions.names)[]).map((emoji) => (
        <ListBoxItem
          key={emoji}
          id={emoji}
          textValue={reactions.names[emoji]}
          aria-label={emoji === own ? reactions.takeBack(emoji) : reactions.names[emoji]}
          className="flex size-9 cursor-pointer items-center justify-center rounded-control text-xl outline-none data-focused:bg-hover data-selected:bg-accent-soft data-focus-visible:outline-2 data-focus-visible:outline-accent"
        >
          {emoji}
        </ListBoxItem>
      ))}
    </ListBox>
  )
}
