import { useEffect } from 'react'
import { isDesktop } from '../../bridge.ts'
import { Button } from '../../design/Button.tsx'
import { Check } from '../../design/Check.tsx'
import {
  askNoticePermission,
  readNoticePermission,
  useNoticePermission,
} from '../../state/notice-permission.ts'
import { reportDefects } from '../../state/notices.ts'
import { setPreference, usePreferences } from '../../state/preferences.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { QuietNow } from './QuietNow.tsx'
import { QuietSpans } from './QuietSpans.tsx'

const kinds = ['messages', 'handed', 'mentions', 'failed', 'queue'] as const

/** What she is told of while she looks elsewhere. */
export function NoticeSettings() {
  const { deskNotices: words, quiet: quietWords } = useTexts()
  const { notices, noticeSound, quiet } = usePreferences()
  return (
    <>
      <p className="text-faint text-xs">{words.lead}</p>
      <Permission />
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1.5 font-medium text-ink text-sm">{words.tellOf}</legend>
        {kinds.map((kind) => (
          <Check
            key={kind}
            label={words.kinds[kind]}
            isOn={notices[kind]}
            onChange={(isOn) => setPreference({ notices: { ...notices, [kind]: isOn } })}
          />
        ))}
      </fieldset>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1.5 font-medium text-ink text-sm">{words.how}</legend>
        <Check
          label={words.showsContent}
          isOn={notices.showsContent}
          onChange={(showsContent) => setPreference({ notices: { ...notices, showsContent } })}
        />
        <Check
          label={words.sound}
          isOn={noticeSound}
          onChange={(isOn) => setPreference({ noticeSound: isOn })}
        />
        <Check
          label={words.outsideHours}
          isOn={quiet.outsideHours}
          onChange={(outsideHours) => setPreference({ quiet: { outsideHours } })}
        />
      </fieldset>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1.5 font-medium text-ink text-sm">{quietWords.title}</legend>
        <QuietNow />
      </fieldset>
      <QuietSpans />
      {isDesktop && <Tray />}
    </>
  )
}

/** Only a program of its own has a place there. */
function Tray() {
  const { tray: words } = useTexts()
  const closesToTray = usePreferences((state) => state.closesToTray)
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 font-medium text-ink text-sm">{words.title}</legend>
      <Check
        label={words.closes}
        hint={words.closesHint}
        isOn={closesToTray}
        onChange={(isOn) => setPreference({ closesToTray: isOn })}
      />
    </fieldset>
  )
}

/** The system has the last word: what it says is told here, and asked for only here. */
function Permission() {
  const { deskNotices: words } = useTexts()
  const { permission } = useNoticePermission()
  useEffect(() => void readNoticePermission(), [])
  return (
    <div role="status" className="flex flex-wrap items-center gap-2 text-sm">
      <span className={permission === 'granted' ? 'text-good' : 'text-warn'}>
        {words.permission[permission]}
      </span>
      {permission === 'default' && (
        <Button size="small" onPress={() => reportDefects(askNoticePermission())}>
          {words.allow}
        </Button>
      )}
    </div>
  )
}
