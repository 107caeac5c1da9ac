import { SendHorizontal } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { newerThan } from '../../../shared/domain/conversation.ts'
import {
  type TemplateValues,
  valueProblems,
} from '../../../shared/domain/templates/fill-template.ts'
import { placeholdersOf } from '../../../shared/domain/templates/placeholders.ts'
import { suggestValues } from '../../../shared/domain/templates/suggest-values.ts'
import type { Template } from '../../../shared/domain/templates/template.ts'
import type { ConversationView } from '../../../shared/ipc/conversation.ts'
import { Button } from '../../design/Button.tsx'
import { TextField } from '../../design/TextField.tsx'
import { sendTemplate } from '../../state/commands.ts'
import { reportDefects } from '../../state/notices.ts'
import { useSession } from '../../state/status.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { fieldNames, templateName } from '../../words/template.ts'
import { TemplatePreview } from './TemplatePreview.tsx'
import type { WhyNot } from './use-why-not.ts'

type TemplateFormProps = {
  template: Template
  target: ConversationView
  /** The case as it is by now: the message goes to whom it was written. */
  view: ConversationView
  whyNot: WhyNot
  onDone: () => void
}

/** The values, the message as the citizen will read it, and the button that sends it. */
export function TemplateForm({ template, target, view, whyNot, onDone }: TemplateFormProps) {
  const texts = useTexts()
  const words = texts.templates
  const agentName = useSession()?.account.name ?? ''
  const [values, setValues] = useState<TemplateValues>(() =>
    suggestValues(template, { ...target, agentName }),
  )
  /** Fields that were left, or that a try to send pointed at: only they complain. */
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set())
  const [confirming, setConfirming] = useState(false)
  const placeholders = placeholdersOf(template)
  const names = fieldNames(template, texts)
  const problems = new Map(
    valueProblems(template, values).map(({ key, problem }) => [key, problem]),
  )
  const unusable = whyNot(template)
  const newer = newerThan(view.unansweredSeqs, target.seenSeq).length
  const asks = newer > 0 && !confirming

  async function send() {
    setTouched(new Set(placeholders.map(({ key }) => key)))
    if (problems.size > 0 || unusable !== null) return
    if (asks) return setConfirming(true)
    if (await sendTemplate(view, template, values, newer > 0)) onDone()
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.repeat) return
    const fields = event.currentTarget.querySelectorAll('input')
    const next = [...fields].indexOf(event.target as HTMLInputElement) + 1
    if (next === 0 && !event.ctrlKey) return
    event.preventDefault()
    const following = event.ctrlKey ? undefined : fields[next]
    if (following) following.focus()
    else reportDefects(send())
  }

  function complaintOf(key: string): string | null {
    const problem = problems.get(key)
    return problem && (touched.has(key) || problem !== 'empty') ? words.problem[problem] : null
  }

  return (
    <section
      aria-label={templateName(template)}
      onKeyDown={onKeyDown}
      className="flex max-h-[min(70vh,36rem)] min-h-0 flex-col max-[820px]:max-h-none"
    >
      <div className="flex min-h-0 flex-col gap-4 overflow-y-auto p-4">
        <TemplatePreview template={template} values={values} />
        {placeholders.length === 0 ? (
          <p className="text-faint text-sm">{words.noValues}</p>
        ) : (
          <fieldset className="flex flex-col gap-3">
            <legend className="pb-2 font-medium text-faint text-xs">{words.values}</legend>
            {placeholders.map(({ key, example }, index) => (
              <TextField
                key={key}
                label={names.get(key) ?? key}
                placeholder={example === null ? '' : words.example(example)}
                autoFocus={index === 0}
                value={values[key] ?? ''}
                error={complaintOf(key)}
                onChange={(value) => setValues({ ...values, [key]: value })}
                onBlur={() => setTouched(new Set([...touched, key]))}
              />
            ))}
          </fieldset>
        )}
      </div>
      <footer className="flex shrink-0 flex-wrap items-center justify-end gap-2 border-line border-t p-3">
        <span className="grow text-faint text-xs">
          {unusable !== null ? (
            <strong role="alert" className="font-medium text-bad">
              {unusable}
            </strong>
          ) : confirming ? (
            <strong role="alert" className="font-medium text-warn">
              {texts.refusal['newer-messages'](newer)}
            </strong>
          ) : template.category === 'marketing' ? (
            <span className="text-warn">{words.marketing}</span>
          ) : (
            words.keys
          )}
        </span>
        <Button tone="primary" isDisabled={unusable !== null} onPress={() => reportDefects(send())}>
          {confirming ? words.sendAnyway : words.send}
          <SendHorizontal aria-hidden="true" size={15} />
        </Button>
      </footer>
    </section>
  )
}
