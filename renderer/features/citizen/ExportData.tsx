import { Download } from 'lucide-react'
import { useState } from 'react'
import type { FromRelayRefusal } from '../../../shared/ipc/duties.ts'
import { call } from '../../bridge.ts'
import { Button } from '../../design/Button.tsx'
import { reportDefects } from '../../state/notices.ts'
import { saveAnswer } from '../../state/registration.ts'
import { useTexts } from '../../texts/use-texts.ts'

/** All that is kept of the citizen, as files for herself (LGPD, art. 18). */
export function ExportData({ conversationId }: { conversationId: string }) {
  const { registration: words, duties } = useTexts()
  const [result, setResult] = useState<'saved' | FromRelayRefusal | null>(null)

  async function save() {
    setResult(await saveAnswer(call('export-citizen', { conversationId })))
  }

  return (
    <div className="flex flex-col items-start gap-1">
      <Button size="small" onPress={() => reportDefects(save())}>
        <Download aria-hidden="true" size={14} />
        {words.exportData}
      </Button>
      <p role="status" className="text-soft text-xs empty:sr-only">
        {result === null ? '' : result === 'saved' ? words.exported : duties.refused[result]}
      </p>
    </div>
  )
}
