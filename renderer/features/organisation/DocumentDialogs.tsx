import { type ReactNode, useEffect } from 'react'
import type { DocumentKind } from '../../../shared/domain/office/documents.ts'
import type { DocumentViewOf } from '../../../shared/ipc/documents.ts'
import { ClosingFoot } from '../../design/ClosingFoot.tsx'
import { Dialog } from '../../design/Dialog.tsx'
import { Problem } from '../../design/Problem.tsx'
import { refreshDocument, useDocument } from '../../state/documents.ts'
import { showOverlay, useOverlay } from '../../state/overlay.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { Areas } from './Areas.tsx'
import { Assignment } from './Assignment.tsx'
import { Fields } from './Fields.tsx'
import { OfficeSettings } from './OfficeSettings.tsx'
import { Quadras } from './quadras/Quadras.tsx'
import { Wording } from './Wording.tsx'

/** What the organisation says of itself, each document in a dialog over the desk. */
export function DocumentDialogs() {
  const { areas, assignment, fields, quadras, wording } = useTexts()
  const open = useOverlay(({ overlay }) => overlay)
  switch (open) {
    case 'areas':
      return (
        <DocumentDialog kind="areas" title={areas.title} lead={areas.lead}>
          {(view) => <Areas view={view} />}
        </DocumentDialog>
      )
    case 'fields':
      return (
        <DocumentDialog kind="fields" title={fields.title} lead={fields.lead}>
          {(view) => <Fields view={view} />}
        </DocumentDialog>
      )
    case 'wording':
      return (
        <DocumentDialog kind="wording" title={wording.title} lead={wording.lead}>
          {(view) => <Wording view={view} />}
        </DocumentDialog>
      )
    case 'quadras':
      return (
        <DocumentDialog kind="quadras" title={quadras.title} lead={quadras.lead}>
          {(view) => <Quadras view={view} />}
        </DocumentDialog>
      )
    case 'assignment':
      return (
        <DocumentDialog kind="assignment" title={assignment.title} lead={assignment.lead}>
          {(view) => <Assignment view={view} />}
        </DocumentDialog>
      )
    case 'office':
      return <OfficeSettings />
    default:
      return null
  }
}

type DocumentDialogProps<K extends DocumentKind> = {
  kind: K
  title: string
  lead: string
  children: (view: DocumentViewOf<K>) => ReactNode
}

function DocumentDialog<K extends DocumentKind>(props: DocumentDialogProps<K>) {
  const { kind, title, lead, children } = props
  const texts = useTexts()
  const words = texts.documents
  const { view, failed } = useDocument(kind)
  const onClose = () => showOverlay(null)
  useEffect(() => void refreshDocument(kind), [kind])
  return (
    <Dialog title={title} place="top" width="max-w-4xl" onClose={onClose}>
      <p className="px-5 pb-3 text-faint text-sm short:hidden">{lead}</p>
      {view !== null && children(view)}
      {view === null && failed && (
        <Problem
          text={words.failed}
          action={texts.tryAgain}
          onAction={() => void refreshDocument(kind)}
        />
      )}
      {view === null && !failed && (
        <p className="p-8 text-center text-faint text-sm">{words.loading}</p>
      )}
      {view === null && <ClosingFoot />}
    </Dialog>
  )
}
