import { useEffect } from 'react'
import { ClosingFoot } from '../../design/ClosingFoot.tsx'
import { Dialog } from '../../design/Dialog.tsx'
import { Problem } from '../../design/Problem.tsx'
import { showOverlay, useOverlay } from '../../state/overlay.ts'
import { refreshTopics, useTopics } from '../../state/topics.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { TopicsEditor } from './TopicsEditor.tsx'

/** Where the organisation says what attendances can be about, over the desk. */
export function Topics() {
  const open = useOverlay((state) => state.overlay === 'topics')
  return open ? <OpenTopics onClose={() => showOverlay(null)} /> : null
}

function OpenTopics({ onClose }: { onClose: () => void }) {
  const texts = useTexts()
  const words = texts.topics
  const { list, failed } = useTopics()
  useEffect(() => void refreshTopics(), [])
  return (
    <Dialog title={words.title} place="top" width="max-w-3xl" onClose={onClose}>
      <p className="px-5 pb-3 text-faint text-sm short:hidden">{words.lead}</p>
      {list !== null && <TopicsEditor list={list} />}
      {list === null && failed && (
        <Problem
          text={words.failed}
          action={texts.tryAgain}
          onAction={() => void refreshTopics()}
        />
      )}
      {list === null && !failed && (
        <p className="p-8 text-center text-faint text-sm">{words.loading}</p>
      )}
      {list === null && <ClosingFoot />}
    </Dialog>
  )
}
