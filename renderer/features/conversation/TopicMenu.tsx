import { Check, ChevronDown, Tag } from 'lucide-react'
import { Autocomplete, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { wordsIn } from '../../../shared/domain/plain-text.ts'
import type { Topic } from '../../../shared/domain/topics/topic-list.ts'
import type { ConversationView } from '../../../shared/ipc/conversation.ts'
import { Button } from '../../design/Button.tsx'
import { ListSearch } from '../../design/ListSearch.tsx'
import { menuItemClass, popoverClass } from '../../design/menu.ts'
import { reportDefects } from '../../state/notices.ts'
import { classify, showTopicMenu, useTopicMenu, useTopics } from '../../state/topics.ts'
import { useTexts } from '../../texts/use-texts.ts'

/** What an attendance is about, and where that is said: letters search, the arrows walk, Enter says. */
export function TopicMenu({ view }: { view: ConversationView }) {
  const { topics: words } = useTexts()
  const open = useTopicMenu(({ openFor }) => openFor === view.conversationId)
  const { list } = useTopics()
  const inUse = list?.topics.filter(({ isRetired }) => !isRetired)
  if (!view.can.classify || (view.topic === null && !inUse?.length)) {
    return view.topic && <span className="truncate text-soft text-xs">{view.topic.name}</span>
  }
  return (
    <MenuTrigger
      isOpen={open}
      onOpenChange={(isOpen) => showTopicMenu(isOpen ? view.conversationId : null)}
    >
      <Button
        tone="quiet"
        size="small"
        aria-label={view.topic === null ? words.choose : words.chosen(view.topic.name)}
        className="-my-1 min-w-0 max-w-3/5 shrink! data-pressed:bg-pressed"
      >
        <Tag aria-hidden="true" size={13} className="shrink-0" />
        <span className="truncate">{view.topic?.name ?? words.topic}</span>
        <ChevronDown aria-hidden="true" size={13} className="-mr-0.5 shrink-0" />
      </Button>
      <Popover placement="bottom start" className={`${popoverClass} flex flex-col p-0`}>
        <Choices view={view} topics={inUse ?? []} />
      </Popover>
    </MenuTrigger>
  )
}

const NONE = 'none'

function Choices({ view, topics }: { view: ConversationView; topics: readonly Topic[] }) {
  const { topics: words } = useTexts()
  return (
    <Autocomplete filter={begins}>
      <ListSearch label={words.search} placeholder={words.search} />
      <Menu
        aria-label={words.choose}
        className="min-h-0 overflow-y-auto p-1 outline-none"
        onAction={(key) => reportDefects(classify(view, key === NONE ? null : String(key)))}
        renderEmptyState={() => <p className="px-2.5 py-2 text-faint text-sm">{words.noMatch}</p>}
      >
        {topics.map((topic) => (
          <Choice
            key={topic.topicId}
            topic={topic}
            isChosen={topic.topicId === view.topic?.topicId}
          />
        ))}
        {view.topic !== null && (
          <MenuItem id={NONE} textValue={words.none} className={`${menuItemClass} text-soft`}>
            <span className="w-4" />
            {words.none}
          </MenuItem>
        )}
      </Menu>
    </Autocomplete>
  )
}

function Choice({ topic, isChosen }: { topic: Topic; isChosen: boolean }) {
  const { name, area } = topic
  return (
    <MenuItem
      id={topic.topicId}
      textValue={area === null ? name : `${name} ${area}`}
      className={menuItemClass}
    >
      <span className="flex w-4 shrink-0 justify-center text-accent">
        {isChosen && <Check aria-hidden="true" size={15} />}
      </span>
      <span className="min-w-0">
        <span className="block wrap-anywhere">{name}</span>
        {area !== null && <span className="block text-faint text-xs wrap-anywhere">{area}</span>}
      </span>
    </MenuItem>
  )
}

/** Every word of the query begins a word, accents and case apart. */
function begins(text: string, query: string): boolean {
  const words = wordsIn(text)
  return wordsIn(query).every((wanted) => words.some((word) => word.startsWith(wanted)))
}
