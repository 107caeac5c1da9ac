import { ChevronDown, X } from 'lucide-react'
import { memo } from 'react'
import { Group, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import type { SearchFilters } from '../../../shared/domain/search/filters.ts'
import {
  MYSELF,
  searchedLineSchema,
  searchedMediaSchema,
} from '../../../shared/domain/search/filters.ts'
import { Button } from '../../design/Button.tsx'
import { menuItemClass, popoverClass } from '../../design/menu.ts'
import { useAgents } from '../../state/agents.ts'
import { useTopics } from '../../state/topics.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { daysOf, stretches } from './days.ts'
import { type FilterKind, filterWords, kinds, without } from './filter-words.ts'

type FilterBarProps = {
  filters: SearchFilters
  /** `YYYY-MM-DD`. */
  today: string
  onChange: (filters: SearchFilters) => void
  /** A name is typed: the field gets the word that begins one. */
  onType: (begun: string) => void
}

/** Filters that hold, each with a way to take it away; and those that can be added. */
export const FilterBar = memo(function FilterBar(props: FilterBarProps) {
  const { filters, today, onChange, onType } = props
  const { search } = useTexts()
  const words = filterWords(filters, search)
  const hasTopics = useTopics(({ list }) => (list?.topics.length ?? 0) > 0)
  return (
    <Group
      aria-label={search.filters}
      className="flex shrink-0 flex-wrap gap-1.5 border-line border-b px-4 py-2 short:flex-nowrap short:overflow-x-auto short:py-1"
    >
      {kinds.map((kind) => {
        const set = words[kind]
        if (set === null) {
          if (kind === 'topic' && !hasTopics) return null
          const choose = (value: SearchFilters) => onChange({ ...filters, ...value })
          return <Unset key={kind} kind={kind} {...{ today, onType }} onChoose={choose} />
        }
        return (
          <Button
            key={kind}
            size="small"
            aria-label={search.remove(set)}
            onPress={() => onChange(without(filters, kind))}
            className="max-w-64 rounded-full! border-accent! bg-accent-soft! text-accent!"
          >
            <span className="truncate">{set}</span>
            <X aria-hidden="true" size={13} className="shrink-0" />
          </Button>
        )
      })}
    </Group>
  )
})

type UnsetProps = Pick<FilterBarProps, 'today' | 'onType'> & {
  kind: FilterKind
  onChoose: (value: SearchFilters) => void
}

function Unset({ kind, today, onType, onChoose }: UnsetProps) {
  const { search } = useTexts()
  if (kind === 'citizen') {
    return (
      <Button size="small" className="rounded-full!" onPress={() => onType(search.typed.citizen)}>
        {search.filter.citizen}
      </Button>
    )
  }
  return (
    <MenuTrigger>
      <Button size="small" className="rounded-full!">
        {search.filter[kind]}
        <ChevronDown aria-hidden="true" size={13} className="-mr-0.5" />
      </Button>
      <Popover placement="bottom start" className={popoverClass}>
        <Values kind={kind} today={today} onChoose={onChoose} />
      </Popover>
    </MenuTrigger>
  )
}

type Value = { key: string; words: string; value: SearchFilters }

function Values({ kind, today, onChoose }: Omit<UnsetProps, 'onType'>) {
  const { search } = useTexts()
  const agents = useAgents()
  const topics = useTopics(({ list }) => list?.topics) ?? []
  const values: Record<Exclude<FilterKind, 'citizen'>, () => Value[]> = {
    agent: () =>
      agents.map(({ agentId: key, name }) => ({ key, words: name, value: { agent: name } })),
    attended: () =>
      agents.map(({ agentId: key, name }) => ({ key, words: name, value: { attended: name } })),
    mentions: () => [
      { key: MYSELF, words: search.myself, value: { mentions: MYSELF } },
      ...agents.map(({ agentId: key, name }) => ({ key, words: name, value: { mentions: name } })),
    ],
    topic: () =>
      topics.map(({ topicId: key, name }) => ({ key, words: name, value: { topic: name } })),
    media: () =>
      searchedMediaSchema.options.map((media) => ({
        ...{ key: media, words: search.media[media], value: { media } },
      })),
    line: () =>
      searchedLineSchema.options.map((line) => ({
        ...{ key: line, words: search.line[line], value: { line } },
      })),
    days: () =>
      stretches.map((stretch) => ({
        ...{ key: stretch, words: search.days[stretch], value: daysOf(stretch, today) },
      })),
  }
  const offered = kind === 'citizen' ? [] : values[kind]()
  return (
    <Menu
      aria-label={search.filter[kind]}
      items={offered}
      className="outline-none"
      onAction={(key) => {
        const chosen = offered.find((each) => each.key === key)
        if (chosen) onChoose(chosen.value)
      }}
    >
      {({ key, words }) => (
        <MenuItem id={key} textValue={words} className={menuItemClass}>
          {words}
        </MenuItem>
      )}
    </Menu>
  )
}
