import { Ban } from 'lucide-react'
import { useState } from 'react'
import type { CitizenPart, CitizenView } from '../../../shared/ipc/citizen.ts'
import { BlockAsked, BlockFacts } from '../../design/BlockFacts.tsx'
import { Button } from '../../design/Button.tsx'
import { declineBlock, unblockCitizen } from '../../state/citizen-commands.ts'
import { reportDefects } from '../../state/notices.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { BlockDialog } from './BlockDialog.tsx'
import { Section } from './Section.tsx'

type BlockSectionProps = { person: CitizenPart; name: string; can: CitizenView['can'] }

/** The block that stands, or the request for one, or the way to it. */
export function BlockSection({ person, name, can }: BlockSectionProps) {
  const { citizen } = useTexts()
  const [writing, setWriting] = useState(false)
  const { block, blockAsked } = person
  const mayBegin = block === null && (can.block || (can.askBlock && blockAsked === null))
  if (block === null && blockAsked === null && !mayBegin) return null
  return (
    <Section title={citizen.block.title}>
      {block && (
        <>
          <BlockFacts block={block} />
          {can.block && (
            <Button
              className="self-start"
              aria-label={citizen.block.endOf(name)}
              onPress={() => reportDefects(unblockCitizen(person))}
            >
              {citizen.block.end}
            </Button>
          )}
        </>
      )}
      {blockAsked && <BlockAsked asked={blockAsked} />}
      <div className="flex flex-wrap gap-2">
        {mayBegin && (
          <Button
            aria-label={can.block ? citizen.block.blockOf(name) : citizen.block.askOf(name)}
            onPress={() => setWriting(true)}
          >
            <Ban aria-hidden="true" size={15} />
            {can.block ? citizen.block.action : citizen.block.ask}
          </Button>
        )}
        {blockAsked && can.block && (
          <Button
            tone="quiet"
            aria-label={citizen.block.declineOf(name)}
            onPress={() => reportDefects(declineBlock(person))}
          >
            {citizen.block.decline}
          </Button>
        )}
      </div>
      {writing && (
        <BlockDialog
          person={person}
          name={name}
          asks={!can.block}
          onClose={() => setWriting(false)}
        />
      )}
    </Section>
  )
}
