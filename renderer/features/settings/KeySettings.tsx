import { useState } from 'react'
import { actions } from '../../actions/actions.ts'
import { Button } from '../../design/Button.tsx'
import { setPreference, usePreferences } from '../../state/preferences.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { KeyRow } from './KeyRow.tsx'

/** Every action, with the keys that do it here; those with keys first. */
export function KeySettings() {
  const { settings } = useTexts()
  const [said, setSaid] = useState('')
  const own = usePreferences((state) => state.keys)
  const changeable = actions.filter(({ isFixed }) => !isFixed)
  const withKeys = changeable.filter(({ id, keys }) => keys !== undefined || own[id]?.length)
  const without = changeable.filter((action) => !withKeys.includes(action))
  return (
    <>
      <p className="text-faint text-xs">{settings.keysLead}</p>
      {/* One for all rows: forty of them would each be a place to listen to. */}
      <p role="status" className="sr-only">
        {said}
      </p>
      <ul className="flex flex-col">
        {[...withKeys, ...without].map((action) => (
          <KeyRow key={action.id} action={action} onSay={setSaid} />
        ))}
      </ul>
      {Object.keys(own).length > 0 && (
        <Button size="small" className="self-start" onPress={() => setPreference({ keys: {} })}>
          {settings.resetAll}
        </Button>
      )}
    </>
  )
}
