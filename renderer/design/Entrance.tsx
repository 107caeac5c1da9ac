import type { ReactNode } from 'react'
import { languages, setLanguage } from '../state/preferences.ts'
import { useLanguage, useTexts } from '../texts/use-texts.ts'
import { Logo } from './Logo.tsx'

type EntranceProps = { title: string; lead: string; foot?: ReactNode; children: ReactNode }

/** The frame of the screens before the desk: one card, and the choice of language. */
export function Entrance({ title, lead, foot, children }: EntranceProps) {
  const texts = useTexts()
  return (
    <main className="conversation-ground flex h-full flex-col items-center overflow-auto p-6 short:p-3">
      <div className="my-auto flex w-full max-w-sm flex-col gap-6 short:gap-3">
        <div className="flex items-center gap-3 self-center">
          <Logo size={40} />
          <span className="font-semibold text-ink text-xl tracking-tight">{texts.product}</span>
        </div>
        <section className="flex flex-col gap-5 rounded-panel border border-line bg-raised p-7 shadow-2 short:gap-3 short:p-4">
          <div className="flex flex-col gap-1">
            <h1 className="text-balance font-semibold text-ink text-lg">{title}</h1>
            <p className="text-soft text-sm">{lead}</p>
          </div>
          {children}
        </section>
        <div className="flex min-h-6 flex-wrap items-center justify-between gap-x-4 gap-y-1 px-1 text-faint text-xs">
          <div className="min-w-0">{foot}</div>
          <LanguageSwitch />
        </div>
      </div>
    </main>
  )
}

function LanguageSwitch() {
  const texts = useTexts()
  const current = useLanguage()
  const other = languages.find((language) => language !== current) ?? current
  return (
    <button
      type="button"
      lang={other}
      onClick={() => setLanguage(other)}
      className="min-h-6 rounded-xs px-1 text-soft hover:text-ink hover:underline"
    >
      {texts.account.languages[other]}
    </button>
  )
}
