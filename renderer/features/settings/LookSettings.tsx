import { densities } from '../../../shared/domain/preferences.ts'
import { Choices } from '../../design/Choices.tsx'
import { languages, setPreference, themes, usePreferences } from '../../state/preferences.ts'
import { useTexts } from '../../texts/use-texts.ts'

export function LookSettings() {
  const { account, settings } = useTexts()
  const { theme, density, language } = usePreferences()
  return (
    <>
      <Choices
        label={account.theme}
        value={theme}
        options={themes.map((key) => ({ key, words: account.themes[key] }))}
        onChange={(chosen) => setPreference({ theme: chosen })}
      />
      <Choices
        label={settings.density}
        value={density}
        options={densities.map((key) => ({ key, words: settings.densities[key] }))}
        onChange={(chosen) => setPreference({ density: chosen })}
      />
      <Choices
        label={account.language}
        value={language}
        options={languages.map((key) => ({ key, words: account.languages[key] }))}
        onChange={(chosen) => setPreference({ language: chosen })}
      />
    </>
  )
}
