import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { Button } from '../../design/Button.tsx'
import { Dialog } from '../../design/Dialog.tsx'
import { showOverlay, useOverlay } from '../../state/overlay.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { KeySettings } from './KeySettings.tsx'
import { LookSettings } from './LookSettings.tsx'
import { NoticeSettings } from './NoticeSettings.tsx'
import { WritingSettings } from './WritingSettings.tsx'

const sections = ['look', 'writing', 'notices', 'keys'] as const

/** How an agent has her console: each choice holds as it is made. */
export function Settings() {
  const overlay = useOverlay((state) => state.overlay)
  if (overlay !== 'settings' && overlay !== 'notice-settings') return null
  const first = overlay === 'settings' ? 'look' : 'notices'
  return <SettingsDialog first={first} onClose={() => showOverlay(null)} />
}

type SettingsDialogProps = { first: (typeof sections)[number]; onClose: () => void }

function SettingsDialog({ first, onClose }: SettingsDialogProps) {
  const { settings, shortcuts } = useTexts()
  return (
    <Dialog title={settings.title} width="max-w-2xl" onClose={onClose}>
      <p className="px-5 pb-1 text-faint text-xs short:hidden">{settings.lead}</p>
      <Tabs defaultSelectedKey={first} className="flex min-h-0 flex-col outline-none">
        <TabList
          aria-label={settings.sections}
          className="flex shrink-0 gap-1 border-line border-b px-4"
        >
          {sections.map((section) => (
            <Tab
              key={section}
              id={section}
              className="-mb-px flex h-9 cursor-pointer items-center border-transparent border-b-2 px-2 font-medium text-faint text-sm outline-offset-[-2px] hover:text-ink data-selected:border-accent data-selected:text-ink"
            >
              {settings[section]}
            </Tab>
          ))}
        </TabList>
        <Part id="look">
          <LookSettings />
        </Part>
        <Part id="writing">
          <WritingSettings />
        </Part>
        <Part id="notices">
          <NoticeSettings />
        </Part>
        <Part id="keys">
          <KeySettings />
        </Part>
      </Tabs>
      <div className="flex justify-end px-5 pt-2 pb-4 short:p-2">
        <Button onPress={onClose}>{shortcuts.close}</Button>
      </div>
    </Dialog>
  )
}

function Part({ id, children }: { id: string; children: React.ReactNode }) {
  return (
    <TabPanel
      id={id}
      className="flex h-[26rem] min-h-0 flex-col gap-5 overflow-y-auto px-5 py-4 outline-offset-[-2px]"
    >
      {children}
    </TabPanel>
  )
}
