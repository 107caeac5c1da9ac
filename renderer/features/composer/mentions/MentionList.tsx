import type { AgentView } from '../../../../shared/ipc/people.ts'
import { Avatar } from '../../../design/Avatar.tsx'
import { useTexts } from '../../../texts/use-texts.ts'
import { ShortList } from '../short-list/ShortList.tsx'
import type { ShortListState } from '../short-list/use-short-list.ts'

export function MentionList({ list }: { list: ShortListState<AgentView> }) {
  const { mentions } = useTexts()
  return (
    <ShortList list={list} label={mentions.list}>
      {({ agentId, name }) => (
        <>
          <span aria-hidden="true" className="shrink-0">
            <Avatar name={name} seed={agentId} size="small" />
          </span>
          <span title={name} className="truncate text-ink">
            {name}
          </span>
        </>
      )}
    </ShortList>
  )
}
