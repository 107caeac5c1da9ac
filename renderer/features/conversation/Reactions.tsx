import { Clock } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import type { ConversationView } from '../../../shared/ipc/conversation.ts'
import type { ReactionView } from '../../../shared/ipc/reactions.ts'
import type { TimelineItem } from '../../../shared/ipc/timeline.ts'
import { reportDefects } from '../../state/notices.ts'
import { isReactable, react } from '../../state/reacting.ts'
import { relayNow } from '../../state/status.ts'
import type { Texts } from '../../texts/pt-br.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { failureWords } from '../../words/failure.ts'
import { UnconfirmedLine } from './UnconfirmedLine.tsx'

type ReactionsProps = {
  item: Extract<TimelineItem, { kind: 'message' }>
  view: ConversationView
}

/** What stands at a message from each side, and what has not become of the desk's. */
export function Reactions({ item, view }: ReactionsProps) {
  const { reactions } = item
  if (reactions.length === 0) return null
  const own = reactions.find(({ from }) => from === 'agent')
  return (
    <>
      <ul className="-mt-1.5 z-1 flex gap-1 px-2">
        {reactions.map((reaction) => (
          <Reaction key={reaction.from} {...{ reaction, item, view }} />
        ))}
      </ul>
      {own?.problem && <Problem problem={own.problem} />}
      {own?.unconfirmed && (
        <UnconfirmedLine unconfirmed={own.unconfirmed} since={own.unconfirmed.since} />
      )}
    </>
  )
}

const chip =
  'flex items-center gap-1 rounded-full border border-line bg-raised px-1.5 text-sm shadow-1'

function Reaction({ reaction, item, view }: ReactionsProps & { reaction: ReactionView }) {
  const texts = useTexts()
  const { from, emoji, unconfirmed } = reaction
  if (emoji === null) return null
  const who = from === 'citizen' ? (view.citizenName ?? texts.unnamedCitizen) : texts.desk
  const words = texts.conversation.reactedWith(who, emoji)
  if (from === 'citizen' || !isReactable(view, item, relayNow())) {
    return (
      <li title={words} className={chip}>
        {emoji}
      </li>
    )
  }
  const takeBack = texts.reactions.takeBack(emoji)
  const isOnItsWay = unconfirmed !== null && unconfirmed.state !== 'refused'
  return (
    <li>
      <AriaButton
        aria-label={takeBack}
        render={(props) => <button {...props} title={`${words} · ${takeBack}`} />}
        onPress={() => reportDefects(react(view, item, null))}
        className={`${chip} min-h-6 hover:bg-hover`}
      >
        {emoji}
        {isOnItsWay && <Clock aria-hidden="true" size={11} className="text-faint" />}
      </AriaButton>
    </li>
  )
}

function Problem({ problem }: { problem: NonNullable<ReactionView['problem']> }) {
  const texts = useTexts()
  const isFailed = problem.state === 'failed'
  return (
    <p className={`max-w-2xl px-2 pt-0.5 text-xs ${isFailed ? 'text-bad' : 'text-warn'}`}>
      {problemWords(problem, texts)}
    </p>
  )
}

function problemWords({ emoji, state, code }: NonNullable<ReactionView['problem']>, texts: Texts) {
  const { reactions } = texts
  if (state === 'unknown') {
    return emoji === null ? reactions.unknownTakenBack : reactions.unknown(emoji)
  }
  const why = failureWords(code, texts)
  return emoji === null ? reactions.notTakenBack(why) : reactions.failed(emoji, why)
}
