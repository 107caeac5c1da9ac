import type { SampleLog } from '../support/sample-log.ts'
import type { Dice } from './dice.ts'

const STEPS = ['attempted', 'accepted', 'sent', 'delivered', 'read', 'failed', 'unknown']

/** Something comes from WhatsApp: mostly a citizen's words, else what happens around them. */
export function citizenWrites(log: SampleLog, dice: Dice, conversation: number): void {
  const words = `palavra ${log.events.length}`
  const chance = dice.below(100)
  if (chance < 45) log.receive(conversation, words)
  else if (chance < 75) log.progress(conversation, dice.pick(STEPS) ?? 'sent')
  else if (chance < 80) log.receive(conversation, words, { sentAt: log.now - 7000 })
  else if (chance < 84) log.writeOnPhone(conversation, words)
  else if (chance < 88) log.identify(conversation, `Nome ${log.events.length}`)
  else {
    const about = dice.pick(log.events)
    const target = about && 'whatsappId' in about ? about.whatsappId : 'wamid.unknown'
    if (chance < 93) log.receive(conversation, { kind: 'reaction', target, emoji: '👍' })
    else if (chance < 95) log.receive(conversation, { kind: 'revoke', target })
    else {
      log.receive(conversation, { kind: 'edit', target, edited: { kind: 'text', text: words } })
    }
  }
}
