import { Building2 } from 'lucide-react'
import type { ConversationView } from '../../../../shared/ipc/conversation.ts'
import { PlainButton } from '../../../design/Button.tsx'
import { useDocument } from '../../../state/documents.ts'
import { showForwarding } from '../../../state/forwarding.ts'
import { useTexts } from '../../../texts/use-texts.ts'

/** The way to an area, for who may ask one. */
export function ForwardingButton({ view: { conversationId, can } }: { view: ConversationView }) {
  const { forwarding: words } = useTexts()
  const { view: areas } = useDocument('areas')
  const hasAreas = areas?.body?.some(({ isRetired }) => !isRetired) ?? false
  if (!can.forward || !hasAreas) return null
  return (
    <PlainButton
      tone="quiet"
      size="small"
      aria-label={words.open}
      className="-my-1"
      onPress={() => showForwarding('forward', conversationId)}
    >
      <Building2 aria-hidden="true" size={13} className="shrink-0" />
      {words.button}
    </PlainButton>
  )
}
