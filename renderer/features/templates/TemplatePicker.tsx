import { useEffect, useState } from 'react'
import type { Template } from '../../../shared/domain/templates/template.ts'
import type { ConversationView } from '../../../shared/ipc/conversation.ts'
import { Dialog } from '../../design/Dialog.tsx'
import { Problem } from '../../design/Problem.tsx'
import { loadTemplates, useAccount } from '../../state/account.ts'
import { useConversation } from '../../state/conversation.ts'
import { reportDefects } from '../../state/notices.ts'
import { closeTemplatePicker, useTemplatePicker } from '../../state/template-picker.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { TemplateForm } from './TemplateForm.tsx'
import { TemplateList } from './TemplateList.tsx'
import { useWhyNot } from './use-why-not.ts'

/** Over the desk while somebody chooses a template for the open case. */
export function TemplatePicker() {
  const target = useTemplatePicker((state) => state.target)
  return target === null ? null : <OpenPicker key={target.conversationId} target={target} />
}

function OpenPicker({ target }: { target: ConversationView }) {
  const texts = useTexts()
  const { templates, failed } = useAccount()
  const [chosen, setChosen] = useState<Pick<Template, 'name' | 'language'> | null>(null)
  useEffect(() => reportDefects(loadTemplates()), [])
  const shown = useConversation((state) => state.view)
  // Whatever the desk shows by now: the message goes to whom it was written.
  const view = shown?.conversationId === target.conversationId ? shown : target
  const whyNot = useWhyNot(view)
  // As it is now: it may be paused while its fields are being filled in.
  const template = templates?.find(
    ({ name, language }) => name === chosen?.name && language === chosen.language,
  )
  return (
    <Dialog
      title={texts.templates.title}
      place="top"
      width="max-w-4xl"
      onClose={closeTemplatePicker}
    >
      {templates === null ? (
        <Unread failed={failed} />
      ) : (
        <div className="grid min-h-0 grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-0 border-line border-t max-[820px]:block max-[820px]:overflow-y-auto">
          <TemplateList
            templates={templates}
            chosen={template ?? null}
            whyNot={whyNot}
            onChoose={setChosen}
          />
          {template === undefined ? (
            <p className="m-auto max-w-80 p-6 text-center text-faint text-sm">
              {texts.templates.pick}
            </p>
          ) : (
            <TemplateForm
              key={`${template.name} ${template.language}`}
              template={template}
              target={target}
              view={view}
              whyNot={whyNot}
              onDone={closeTemplatePicker}
            />
          )}
        </div>
      )}
    </Dialog>
  )
}

function Unread({ failed }: { failed: boolean }) {
  const texts = useTexts()
  return failed ? (
    <Problem
      text={texts.templates.failed}
      action={texts.tryAgain}
      onAction={() => reportDefects(loadTemplates())}
    />
  ) : (
    <p className="p-8 text-center text-faint text-sm">{texts.templates.loading}</p>
  )
}
