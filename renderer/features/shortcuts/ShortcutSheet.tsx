import { Fragment } from 'react'
import { actionGroups } from '../../actions/action.ts'
import { actions } from '../../actions/actions.ts'
import type { Chord } from '../../actions/chord.ts'
import { keysOf } from '../../actions/keys-of.ts'
import { Button } from '../../design/Button.tsx'
import { Dialog } from '../../design/Dialog.tsx'
import { KeyCaps } from '../../design/KeyCaps.tsx'
import { usePreferences } from '../../state/preferences.ts'
import { useTexts } from '../../texts/use-texts.ts'

/** Every action that has keys, and what keys do in the list and in the field where one writes. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const texts = useTexts()
  const { shortcuts } = texts
  const own = usePreferences((state) => state.keys)
  const sends = usePreferences((state) => state.enterKey) === 'sends'
  return (
    <Dialog title={shortcuts.title} width="max-w-lg" onClose={onClose}>
      {/* In a short window it scrolls, and a keyboard has to reach it. */}
      <section
        aria-label={shortcuts.title}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
        tabIndex={0}
        className="flex min-h-0 flex-col gap-4 overflow-y-auto px-5 pt-1 outline-offset-[-2px]"
      >
        {actionGroups.map((group) => (
          <Group
            key={group}
            title={texts.actions.groups[group]}
            lines={actions
              .filter((action) => action.group === group && keysOf(action, own).length > 0)
              .map((action) => ({ words: action.name(texts), keys: keysOf(action, own) }))}
          />
        ))}
        <Group
          title={shortcuts.list}
          lines={[
            { words: shortcuts.walk, keys: ['ArrowUp', 'ArrowDown'] },
            { words: shortcuts.enter, keys: ['Enter'] },
            { words: shortcuts.select, keys: ['X'] },
            { words: shortcuts.stretch, keys: ['Shift+X', 'Shift+ArrowDown'] },
            { words: shortcuts.selectAll, keys: ['Ctrl+A'] },
            { words: shortcuts.unselect, keys: ['Escape'] },
          ]}
        />
        <Group
          title={shortcuts.writing}
          lines={[
            { words: shortcuts.send, keys: [sends ? 'Enter' : 'Ctrl+Enter'] },
            { words: shortcuts.undo, keys: ['Ctrl+Z'] },
            {
              words: shortcuts.newline,
              keys: ['Shift+Enter', sends ? 'Ctrl+Enter' : 'Enter'],
            },
            { words: shortcuts.canned, keys: ['/'] },
            { words: shortcuts.blank, keys: ['Tab'] },
            { words: texts.emoji.key, keys: [':'] },
            { words: texts.mentions.key, keys: ['@'] },
          ]}
        />
      </section>
      <div className="flex justify-end px-5 pt-3 pb-4 short:p-2">
        <Button onPress={onClose} autoFocus>
          {shortcuts.close}
        </Button>
      </div>
    </Dialog>
  )
}

type Line = { words: string; keys: readonly Chord[] }

function Group({ title, lines }: { title: string; lines: readonly Line[] }) {
  const { shortcuts } = useTexts()
  if (lines.length === 0) return null
  return (
    <section aria-label={title}>
      <h3 className="pb-0.5 font-medium text-faint text-xs">{title}</h3>
      <dl>
        {lines.map(({ words, keys }) => (
          <div
            key={words}
            className="flex items-center justify-between gap-4 border-line border-b py-1.5 last:border-0"
          >
            <dt className="text-ink text-sm">{words}</dt>
            <dd className="flex shrink-0 items-center gap-1.5 text-faint text-xs">
              {keys.map((key, place) => (
                <Fragment key={key}>
                  {place > 0 && shortcuts.or}
                  <KeyCaps chord={key} />
                </Fragment>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
