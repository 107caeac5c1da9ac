import { Wipe } from './features/account/Wipe.tsx'
import { AlertsDialog } from './features/alerts/AlertsDialog.tsx'
import { Blocks } from './features/blocks/Blocks.tsx'
import { CannedManager } from './features/canned/CannedManager.tsx'
import { Duties } from './features/duties/Duties.tsx'
import { Hours } from './features/hours/Hours.tsx'
import { DocumentDialogs } from './features/organisation/DocumentDialogs.tsx'
import { OverviewDialog } from './features/overview/OverviewDialog.tsx'
import { Palette } from './features/palette/Palette.tsx'
import { Filters } from './features/queue/filters/Filters.tsx'
import { QuietDialog } from './features/settings/QuietDialog.tsx'
import { Settings } from './features/settings/Settings.tsx'
import { DeskNotices } from './features/status/DeskNotices.tsx'
import { TrayState } from './features/status/TrayState.tsx'
import { Subscribers } from './features/subscribers/Subscribers.tsx'
import { TemplatePicker } from './features/templates/TemplatePicker.tsx'
import { Topics } from './features/topics/Topics.tsx'
import { Unsent } from './features/unsent/Unsent.tsx'

/** What lies over the desk once somebody asks for it. */
export function OverDesk() {
  return (
    <>
      <DeskNotices />
      <TrayState />
      <Palette />
      <Settings />
      <QuietDialog />
      <Duties />
      <Blocks />
      <Subscribers />
      <CannedManager />
      <Unsent />
      <Wipe />
      <Hours />
      <Topics />
      <Filters />
      <DocumentDialogs />
      <OverviewDialog />
      <TemplatePicker />
      <AlertsDialog />
    </>
  )
}
