import type { ReactNode } from 'react'
import { Avatar } from '../../design/Avatar.tsx'
import { Button } from '../../design/Button.tsx'
import { useTexts } from '../../texts/use-texts.ts'

type BlockedPersonProps = {
  row: { conversationId: string; citizenName: string | null }
  onOpen: (conversationId: string) => void
  children: ReactNode
}

export function BlockedPerson({ row, onOpen, children }: BlockedPersonProps) {
  const texts = useTexts()
  const name = row.citizenName ?? texts.unnamedCitizen
  return (
    <article className="flex gap-3">
      <Avatar name={name} seed={row.conversationId} />
      <div className="flex min-w-0 grow flex-col gap-1.5">
        <Button
          tone="quiet"
          size="small"
          aria-label={texts.citizen.openConversation(name)}
          onPress={() => onOpen(row.conversationId)}
          className="max-w-full self-start px-1!"
        >
          <span className="truncate font-semibold text-ink text-sm">{name}</span>
        </Button>
        {children}
      </div>
    </article>
  )
}
