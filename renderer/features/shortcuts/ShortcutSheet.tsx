import { Fragment } from 'react'
import { Button } from '../../design/Button.tsx'
import { Dialog } from '../../design/Dialog.tsx'
import { useTexts } from '../../texts/use-texts.ts'

const sheet = [
  { what: 'urgent', keys: ['Alt + N'] },
  { what: 'canned', keys: ['/', 'Ctrl + /'] },
  { what: 'blank', keys: ['Tab'] },
  { what: 'send', keys: ['Enter'] },
  { what: 'quote', keys: ['Alt + R'] },
  { what: 'topic', keys: ['Alt + S'] },
  { what: 'resolve', keys: ['Ctrl + Shift + Enter'] },
  { what: 'next', keys: ['Alt + ↓'] },
  { what: 'previous', keys: ['Alt + ↑'] },
  { what: 'search', keys: ['Ctrl + K', 'Ctrl + Shift + F'] },
  { what: 'find', keys: ['Ctrl + F'] },
  { what: 'citizen', keys: ['Ctrl + I'] },
  { what: 'newline', keys: ['Shift + Enter'] },
  { what: 'region', keys: ['F6'] },
  { what: 'leave', keys: ['Esc'] },
  { what: 'lock', keys: ['Ctrl + Shift + L'] },
  { what: 'help', keys: ['F1', '?'] },
] as const

export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const { shortcuts } = useTexts()
  return (
    <Dialog title={shortcuts.title} onClose={onClose}>
      {/* In a short window it scrolls, and a keyboard has to reach it. */}
      <section
        aria-label={shortcuts.title}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
        tabIndex={0}
        className="min-h-0 overflow-y-auto px-5 outline-offset-[-2px]"
      >
        <dl>
          {sheet.map(({ what, keys }) => (
            <div
              key={what}
              className="flex items-center justify-between gap-4 border-line border-b py-2 last:border-0"
            >
              <dt className="text-soft text-sm">{shortcuts[what]}</dt>
              <dd className="flex shrink-0 items-center gap-1.5 text-faint text-xs">
                {keys.map((key, place) => (
                  <Fragment key={key}>
                    {place > 0 && shortcuts.or}
                    <kbd className="rounded-control border border-line bg-hover px-1.5 py-0.5 font-medium font-sans text-ink">
                      {key}
                    </kbd>
                  </Fragment>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <div className="flex justify-end px-5 pt-3 pb-4 short:p-2">
        <Button onPress={onClose} autoFocus>
          {shortcuts.close}
        </Button>
      </div>
    </Dialog>
  )
}
