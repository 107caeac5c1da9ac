import { useEffect, useState } from 'react'
import { formatPhone } from '../../../shared/domain/citizen-name.ts'
import type { CitizenPart, FoundCitizen } from '../../../shared/ipc/citizen.ts'
import { call } from '../../bridge.ts'
import { Avatar } from '../../design/Avatar.tsx'
import { Button } from '../../design/Button.tsx'
import { Dialog } from '../../design/Dialog.tsx'
import { TextField } from '../../design/TextField.tsx'
import { mergeCitizens } from '../../state/citizen-commands.ts'
import { reportDefects } from '../../state/notices.ts'
import { useTexts } from '../../texts/use-texts.ts'

const MOST = 8

type MergeDialogProps = {
  person: CitizenPart
  /** Conversations that are hers already. */
  joined: readonly string[]
  onClose: () => void
}

/** Whom a citizen is the same person as: found by name, username or number. */
export function MergeDialog({ person, joined, onClose }: MergeDialogProps) {
  const texts = useTexts()
  const { merge } = texts.citizen
  const [query, setQuery] = useState('')
  const found = useFound(query).filter(({ conversationId }) => !joined.includes(conversationId))

  function choose({ conversationId }: FoundCitizen) {
    onClose()
    reportDefects(mergeCitizens(person, conversationId))
  }

  return (
    <Dialog title={merge.dialog(person.name ?? texts.unnamedCitizen)} place="top" onClose={onClose}>
      <div className="flex min-h-0 flex-col gap-3 px-5 pt-1 pb-4">
        <p className="text-soft text-sm">{merge.hint}</p>
        <TextField
          label={merge.field}
          value={query}
          onChange={setQuery}
          autoFocus
          maxLength={200}
        />
        <ul className="flex min-h-0 flex-col gap-1 overflow-y-auto">
          {found.map((citizen) => (
            <Candidate key={citizen.conversationId} citizen={citizen} onChoose={choose} />
          ))}
        </ul>
        {query.trim() !== '' && found.length === 0 && (
          <p className="text-faint text-sm">{merge.none}</p>
        )}
      </div>
      <div className="flex justify-end px-5 pb-4">
        <Button tone="quiet" onPress={onClose}>
          {texts.cancel}
        </Button>
      </div>
    </Dialog>
  )
}

type CandidateProps = { citizen: FoundCitizen; onChoose: (citizen: FoundCitizen) => void }

function Candidate({ citizen, onChoose }: CandidateProps) {
  const texts = useTexts()
  const name = citizen.name ?? texts.unnamedCitizen
  const phone = citizen.phone === null ? null : formatPhone(citizen.phone)
  const username = citizen.username === null ? null : `@${citizen.username}`
  return (
    <li className="flex items-center gap-3 rounded-card px-2 py-1.5 hover:bg-hover">
      <Avatar name={name} seed={citizen.conversationId} />
      <div className="min-w-0 grow">
        <p title={name} className="truncate font-medium text-ink text-sm">
          {name}
        </p>
        <p className="truncate text-faint text-xs">
          {[phone, username].filter(Boolean).join(' · ')}
        </p>
      </div>
      <Button
        size="small"
        aria-label={texts.citizen.merge.choose(name)}
        onPress={() => onChoose(citizen)}
      >
        {texts.citizen.merge.title}
      </Button>
    </li>
  )
}

/** What the console knows of; an answer that another question has overtaken is let go. */
function useFound(query: string): FoundCitizen[] {
  const [found, setFound] = useState<FoundCitizen[]>([])
  useEffect(() => {
    let stale = false
    const ask = call('search-citizens', { query, limit: MOST }).then(({ citizens }) => {
      if (!stale) setFound(citizens)
    })
    reportDefects(ask)
    return () => {
      stale = true
    }
  }, [query])
  return found
}
