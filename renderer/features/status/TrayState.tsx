import { useEffect } from 'react'
import { nobodyHere } from '../../../shared/shell.ts'
import { shell } from '../../bridge.ts'
import { unreadIn, useMine } from '../../state/mine.ts'
import { usePreferences } from '../../state/preferences.ts'
import { useQuiet } from '../../state/quiet.ts'
import { useReceiving } from '../../state/receiving.ts'
import { useConnection } from '../../state/status.ts'
import { useLanguage } from '../../texts/use-texts.ts'

/** Tells the shell what tray and icon show, for as long as the desk stands; draws nothing itself. */
export function TrayState() {
  const language = useLanguage()
  const isConnected = useConnection() === 'connected'
  const unread = useMine(unreadIn)
  const receiving = useReceiving(({ view, asked }) =>
    view?.isOn ? (asked ?? view.receives) : null,
  )
  const isQuiet = useQuiet() !== null
  const closesToTray = usePreferences((state) => state.closesToTray)
  useEffect(() => {
    const hers = { unread, receiving, isQuiet, closesToTray }
    const desk = { language, isSignedIn: true, isConnected, ...hers }
    shell?.tell({ name: 'describe-desk', desk })
  }, [language, isConnected, unread, receiving, isQuiet, closesToTray])
  useEffect(
    () => () => shell?.tell({ name: 'describe-desk', desk: { ...nobodyHere, language } }),
    [language],
  )
  return null
}
