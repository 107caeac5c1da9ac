import { Copy, Printer } from 'lucide-react'
import { MenuItem } from 'react-aria-components'
import { menuItemClass } from '../../design/menu.ts'
import { copyAttendance, showExport } from '../../state/exporting.ts'
import { reportDefects } from '../../state/notices.ts'
import { useTexts } from '../../texts/use-texts.ts'

type ExportItemsProps = { conversationId: string; protocol?: string }

/** In a menu: what can be taken along of an attendance, the newest where none is named. */
export function ExportItems({ conversationId, protocol }: ExportItemsProps) {
  const { exporting: words } = useTexts()
  return (
    <>
      <MenuItem
        className={menuItemClass}
        onAction={() => reportDefects(copyAttendance(conversationId, protocol))}
      >
        <Copy aria-hidden="true" size={16} className="text-faint" />
        {words.copy}
      </MenuItem>
      <MenuItem
        className={menuItemClass}
        onAction={() => reportDefects(showExport(conversationId, protocol))}
      >
        <Printer aria-hidden="true" size={16} className="text-faint" />
        {words.open}
      </MenuItem>
    </>
  )
}
