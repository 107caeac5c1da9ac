import { useEffect } from 'react'
import { enterKeys } from '../../../shared/domain/preferences.ts'
import type { UndoSeconds } from '../../../shared/ipc/undo.ts'
import { Check } from '../../design/Check.tsx'
import { Choices } from '../../design/Choices.tsx'
import { reportDefects } from '../../state/notices.ts'
import { setPreference, setSuggestions, usePreferences } from '../../state/preferences.ts'
import { readUndoSeconds, saveUndoSeconds, useUndoSeconds } from '../../state/undo.ts'
import { useTexts } from '../../texts/use-texts.ts'

const undoSeconds: readonly UndoSeconds[] = [0, 3, 5, 10]

export function WritingSettings() {
  const { settings, suggestions: offered, undo } = useTexts()
  const { enterKey, suggestions } = usePreferences()
  const { seconds } = useUndoSeconds()
  useEffect(() => reportDefects(readUndoSeconds()), [])
  return (
    <>
      <div className="flex flex-col gap-1.5">
        <Choices
          label={settings.enterKey}
          value={enterKey}
          options={enterKeys.map((key) => ({ key, words: settings.enterKeys[key] }))}
          onChange={(chosen) => setPreference({ enterKey: chosen })}
        />
        <p className="text-faint text-xs">{settings.enterHint}</p>
      </div>
      <Choices
        label={undo.setting}
        value={seconds ?? -1}
        options={undoSeconds.map((key) => ({ key, words: undo.seconds(key) }))}
        onChange={(chosen) => {
          const kept = undoSeconds.find((each) => each === chosen)
          if (kept !== undefined) reportDefects(saveUndoSeconds(kept))
        }}
      />
      <Check label={offered.setting} isOn={suggestions} onChange={setSuggestions} />
    </>
  )
}
