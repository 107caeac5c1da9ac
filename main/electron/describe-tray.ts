import type { Preferences } from '../../shared/domain/preferences.ts'
import type { DeskState, TrayWish } from '../../shared/shell.ts'

/** What stands in the tray for a desk; `main/electron/tray.ts` says it to Electron. */
export type TrayDescription = {
  /** Said when the pointer is on it, and for the number on the task bar. */
  readonly tip: string
  /** Of the icons in `resources/tray/`. */
  readonly count: TrayCount
  /** null: a line between them. */
  readonly entries: readonly (TrayEntry | null)[]
}

type TrayCount = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | 'more'

export type TrayEntry = {
  readonly does: 'open' | 'quit' | TrayWish
  readonly label: string
  /** Absent for what is neither on nor off. */
  readonly isOn?: boolean
  /** It says why. */
  readonly isDisabled?: true
}

const digits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

export function describeTray(desk: DeskState): TrayDescription {
  const { isSignedIn, unread, receiving, isQuiet, language } = desk
  const words = wordsIn[language]
  const hers: TrayEntry[] = isSignedIn
    ? [
        ...receivingEntry(desk),
        { does: 'quiet', label: words.quiet, isOn: isQuiet },
        { does: 'lock', label: words.lock },
      ]
    : []
  return {
    tip: [
      words.product,
      ...(unread > 0 ? [words.unread(unread)] : []),
      ...(isSignedIn && receiving === false ? [words.paused] : []),
      ...(isQuiet ? [words.quietNow] : []),
    ].join(' · '),
    count: digits[unread] ?? 'more',
    entries: [
      { does: 'open', label: words.open },
      null,
      ...hers,
      ...(isSignedIn ? [null] : []),
      { does: 'quit', label: words.quit },
    ],
  }
}

function receivingEntry({ receiving, isConnected, language }: DeskState): TrayEntry[] {
  if (receiving === null) return []
  const words = wordsIn[language]
  const entry = { does: 'receiving', label: words.receiving, isOn: receiving } as const
  return isConnected ? [entry] : [{ ...entry, label: words.receivingAway, isDisabled: true }]
}

type TrayWords = {
  product: string
  open: string
  receiving: string
  receivingAway: string
  quiet: string
  lock: string
  quit: string
  unread: (count: number) => string
  paused: string
  quietNow: string
}

const wordsIn: Record<Preferences['language'], TrayWords> = {
  'pt-BR': {
    product: 'Balcão',
    open: 'Abrir o Balcão',
    receiving: 'Receber atendimentos',
    receivingAway: 'Receber atendimentos: só muda com conexão',
    quiet: 'Não perturbe',
    lock: 'Bloquear agora',
    quit: 'Sair do Balcão',
    unread: (count) => (count === 1 ? '1 conversa por ler' : `${count} conversas por ler`),
    paused: 'sem receber atendimentos',
    quietNow: 'não perturbe',
  },
  en: {
    product: 'Balcão',
    open: 'Open Balcão',
    receiving: 'Receive attendances',
    receivingAway: 'Receive attendances: needs the connection to change',
    quiet: 'Do not disturb',
    lock: 'Lock now',
    quit: 'Quit Balcão',
    unread: (count) => (count === 1 ? '1 unread conversation' : `${count} unread conversations`),
    paused: 'not receiving attendances',
    quietNow: 'do not disturb',
  },
}
